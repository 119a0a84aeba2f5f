/** Picture bytes of a photo as a blob URL that lives as long as somebody shows it. */
import { useEffect, useState } from 'react';
import { useClient } from '../../app/backend-context.tsx';

export type PhotoSize = 'thumb' | 'screen';

export interface LoadedPicture {
  url: string;
  /** Size of the upright picture as loaded. */
  widthPx: number;
  heightPx: number;
}

export interface PhotoUrl {
  picture: LoadedPicture | null;
  failed: boolean;
}

const waiting: PhotoUrl = { picture: null, failed: false };

export function usePhotoUrl(sha256: string | null, size: PhotoSize): PhotoUrl {
  const client = useClient();
  const [state, setState] = useState<PhotoUrl & { of: string | null }>({ ...waiting, of: null });
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    const read = async () => {
      if (!sha256) return;
      const file = await client.photo.read({ sha256, size });
      if (gone) return;
      made = URL.createObjectURL(file);
      const image = new Image();
      image.src = made;
      await image.decode();
      if (gone) return;
      const picture = { url: made, widthPx: image.naturalWidth, heightPx: image.naturalHeight };
      setState({ picture, failed: false, of: sha256 });
    };
    read().catch(() => !gone && setState({ picture: null, failed: true, of: sha256 }));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [client, sha256, size]);
  // The picture before this one is already revoked.
  return state.of === sha256 ? state : waiting;
}
