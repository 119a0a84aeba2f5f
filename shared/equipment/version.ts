/** Version of the calculating part; every report carries it so that it can be re-run and must come out the same. */
export const ENGINE_VERSION = '0.1.0';
