/** Picture bytes of a photo as a blob URL that lives as long as somebody shows it. */
import { useEffect, useState } from 'react';
import { useClient } from '../../app/backend-context.tsx';

export type PhotoSize = 'thumb' | 'screen';

export interface PhotoUrl {
  url: string | null;
  failed: boolean;
}

export function usePhotoUrl(sha256: string | null, size: PhotoSize): PhotoUrl {
  const client = useClient();
  const [state, setState] = useState<PhotoUrl>({ url: null, failed: false });
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    const read = async () => {
      if (!sha256) return;
      const file = await client.photo.read({ sha256, size });
      if (gone) return;
      made = URL.createObjectURL(file);
      setState({ url: made, failed: false });
    };
    read().catch(() => !gone && setState({ url: null, failed: true }));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [client, sha256, size]);
  return state;
}
