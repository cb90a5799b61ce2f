/** Counters of records a source writes into Kafka, best first. */
export const SOURCE_OUTPUT = ['sourceRecordWriteTotal', 'recordWrittenTotal', 'recordSendTotal']
/** Counters of records a destination takes from Kafka, best first. */
export const DESTINATION_INPUT = ['recordsConsumedTotal', 'sinkRecordReadTotal']
