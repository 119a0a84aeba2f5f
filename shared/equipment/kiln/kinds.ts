/** Closed lists of the kiln calculator: types, fuels, products with a national limit, heat-treatment furnaces. */

export const kilnTypes = {
  tunnel: '隧道窑（砖瓦、陶瓷）',
  roller: '辊道窑',
  lime: '石灰窑',
  glass: '玻璃熔窑',
  calcining: '煅烧（焙烧）炉',
  heatTreatment: '热处理炉',
  electric: '电窑炉',
  other: '其他窑炉',
} as const;
export type KilnType = keyof typeof kilnTypes;

export const kilnFuels = {
  rawCoal: '原煤',
  coke: '焦炭',
  biomass: '生物质',
  diesel: '柴油',
  fuelOil: '燃料油',
  naturalGas: '天然气',
  lng: '液化天然气',
  lpg: '液化石油气',
  electricity: '电',
} as const;
export type KilnFuel = keyof typeof kilnFuels;
export const massFuels = ['rawCoal', 'coke', 'biomass', 'diesel', 'fuelOil', 'lng', 'lpg'] as const;
export const burningFuels = [...massFuels, 'naturalGas'] as const;

/** Keys equal the `product` column of the limit tables in the standards pack. */
export const kilnProducts = {
  none: '无对应限额',
  firedPerforatedBrick: '烧结多孔砖和多孔砌块',
  firedHollowBrick: '烧结空心砖和空心砌块',
  firedInsulatingBrick: '烧结保温砖和保温砌块',
  firedSolidProduct: '烧结实心制品',
  flatGlassUpTo500: '平板玻璃（≤500 t/d）',
  flatGlass500To800: '平板玻璃（>500～800 t/d）',
  flatGlassAbove800: '平板玻璃（>800 t/d）',
  castStone: '铸石',
  solarGlassUpTo300: '光伏压延玻璃（≤300 t/d）',
  solarGlassAbove300: '光伏压延玻璃（>300 t/d）',
  ceramicTileUpTo02: '陶瓷砖（吸水率≤0.2%）',
  ceramicTile02To05: '陶瓷砖（吸水率 0.2%～0.5%）',
  ceramicTile05To10: '陶瓷砖（吸水率 0.5%～10%）',
  ceramicTileAbove10: '陶瓷砖（吸水率>10%）',
  ceramicBoard: '陶瓷板',
  sanitaryWareUpTo03: '卫生陶瓷（吸水率≤0.3%）',
  sanitaryWareAbove03: '卫生陶瓷（吸水率>0.3%）',
  buildingGypsum: '建筑石膏',
  rockWool: '岩棉',
} as const;
export type KilnProduct = keyof typeof kilnProducts;

/** Keys equal the `furnace` column of GB/T 36561-2018 Table 8 in the standards pack. */
export const furnaceTypes = {
  conveyor: '传送式连续炉',
  shakerHearth: '震底式连续炉',
  pusher: '推送式连续炉',
  drum: '滚筒式连续炉',
  multiPurposeBox: '箱式多用炉',
  pitMedium: '井式中温炉',
  pitTempering: '井式回火炉',
  pitCarburising: '井式渗碳（氮）炉',
  box: '箱式炉',
  carBottom: '台车炉',
  saltBath: '电热浴炉',
  rollerHearth: '辊底炉',
  bell: '罩式炉',
} as const;
export type FurnaceType = keyof typeof furnaceTypes;
