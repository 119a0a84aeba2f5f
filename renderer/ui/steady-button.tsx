/** A button that can be off and yet keeps the focus: one that went dead under the hand would drop it to nowhere. */
import { Button, type ButtonProps } from 'antd';

export function SteadyButton({ isOff, onClick, ...rest }: ButtonProps & { isOff: boolean }) {
  return (
    <Button
      {...rest}
      aria-disabled={isOff || undefined}
      onClick={(event) => {
        if (!isOff) onClick?.(event);
      }}
    />
  );
}
