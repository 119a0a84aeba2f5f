/** What synchronisation needs from the store and from the file system of photos and documents. */
import type { ChainFault } from '../../shared/sync/chain.ts';
import type { Op, StateVector } from '../../shared/sync/op.ts';

export interface IngestResult {
  /** Ops that were new here. */
  accepted: number;
  /** Cells in conflict in the whole store after this batch. */
  conflicts: number;
  /** Devices whose ops could not be taken (another content under a known id, broken chain), with the Chinese reason. */
  refused: ChainFault[];
}

export interface SyncStore {
  /** This laptop's device id. */
  deviceId(): string;
  /** What is held here: device → highest contiguous seq. */
  vector(): StateVector;
  /** Ops the owner of `vector` lacks, by device and seq, at most `limit`. */
  opsAfter(vector: StateVector, limit: number): Op[];
  /**
   * Stores ops in one durable transaction and updates the rows. Idempotent; takes ops only without gaps per device
   * (`acceptContiguous`) and with a sound chain (`checkChain`); never overwrites.
   */
  ingest(ops: readonly Op[]): IngestResult;
  /** The hub's vector as of the last sync; {} when there was none, so that nothing is sent twice. */
  hubVector(): StateVector;
  /** Remembers what the hub confirmed to hold. */
  saveHubVector(vector: StateVector): void;
  /**
   * The hub holds ops of this device that this store has lost (restored or copied profile): the next write must use a
   * new device id. The lost ops come back through `ingest`.
   */
  renewDevice(): void;
  /** Files that rows of photo and document name, held here, and not yet known to be on the hub. */
  blobsToPush(): string[];
  /** Files that rows name and that are not held here. */
  blobsToPull(): string[];
  /** Remembers that the hub has these files, so that an unchanged store asks nothing about them. */
  markBlobsOnHub(sha256: readonly string[]): void;
}

/** Content-addressed files. A file is visible under its hash only when it is whole, checked and durable. */
export interface BlobFiles {
  /** Size in bytes; null when not held. */
  size(sha256: string): Promise<number | null>;
  /** Up to `length` bytes from `offset`. */
  read(sha256: string, offset: number, length: number): Promise<Uint8Array>;
  /** Bytes of an interrupted download that can be continued. */
  partialSize(sha256: string): Promise<number>;
  /** Writes a piece of a download at `offset`. */
  writePartial(sha256: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Checks the whole hash, makes the file durable and visible. False: wrong content, the piece is thrown away. */
  finishPartial(sha256: string): Promise<boolean>;
}
