import type { Metadata } from '#simulator/wire.ts'

/** Published destination metadata (API reference §5.1); the row count difference has none. */
export const DESTINATION_METADATA: Metadata = {
  connector_status: { name: 'Destination State', unit: 'enum' },
  latency: { name: 'Destination Latency', unit: 'milliseconds' },
  sinkRecordReadTotal: { name: 'Events (Received)', unit: 'count' },
  sinkRecordSendTotal: { name: 'Events (Sent)', unit: 'count' },
  partitionCount: { name: 'Partition Count', unit: 'count' },
  putBatchMaxTimeMs: { name: 'Put Batch Max Time', unit: 'milliseconds' },
  bytesConsumedTotal: { name: 'Volume', unit: 'bytes' },
  recordsConsumedTotal: { name: 'Consumed Events', unit: 'count' },
  recordsLag: { name: 'Lag in Events', unit: 'count' },
}

/** Published pipeline metadata (§5.2). The unit of `status` is wrong in the original too, and stays wrong. */
export const PIPELINE_METADATA: Metadata = {
  latency: { name: 'Pipeline Latency', unit: 'milliseconds' },
  status: { name: 'Pipeline Status', unit: 'milliseconds' },
  recordsLag: { name: 'Lag in Events', unit: 'count' },
}

/** Source metadata is not published (§5.3): labels of the metric dictionary (§6.1). */
export const SOURCE_METADATA: Metadata = {
  connector_status: { name: 'Status', unit: 'enum' },
  latency: { name: 'Latency', unit: 'milliseconds' },
  StreamingMilliSecondsBehindSource: { name: 'Behind source', unit: 'milliseconds' },
  StreamingMilliSecondsSinceLastEvent: { name: 'Since last change', unit: 'milliseconds' },
  StreamingTotalNumberOfCreateEventsSeen: { name: 'Inserts', unit: 'count' },
  StreamingTotalNumberOfUpdateEventsSeen: { name: 'Updates', unit: 'count' },
  StreamingTotalNumberOfDeleteEventsSeen: { name: 'Deletes', unit: 'count' },
  SnapshotTotalNumberOfEventsSeen: { name: 'Snapshot events', unit: 'count' },
  SnapshotMilliSecondsSinceLastEvent: { name: 'Since last snapshot event', unit: 'milliseconds' },
  recordSendTotal: { name: 'Records sent', unit: 'count' },
  recordRetryTotal: { name: 'Record retries', unit: 'count' },
  recordWrittenTotal: { name: 'Records written', unit: 'count' },
  sourceRecordWriteTotal: { name: 'Records written to Kafka', unit: 'count' },
  byteTotal: { name: 'Volume', unit: 'bytes' },
}
