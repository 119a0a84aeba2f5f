/** The page's security policy forbids `new Function`; this stands before the first schema is made. */
import { z } from 'zod';

z.config({ jitless: true });
