// Kafka, a log of events, as one node that needs no ZooKeeper (KRaft).
//
//   use 'kafka'
//   kafka 'log', publish: 9092
//   service('api') { image 'shop/api'; env KAFKA: 'log:9092'; needs 'log' }
//
// Its topics are in the volume NAME-data and outlive `down`. It is ready when it says that it has started: before that it
// takes connections and has no leader. Clients are sent to the address that the listener they came to is known by, so there
// are two: other services reach it at NAME:9092, programs on the host at localhost and the port that `publish` names. `host`
// is the host's name for programs on other machines.
snippet 'Kafka', declarative: true

param 'version', default: '4.1.0', description: 'the version of the image'
param 'image', default: 'apache/kafka', description: 'the image, for one that adds to Kafka'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached, not 0'
param 'host', default: 'localhost', description: 'the name by which its clients outside of the stack reach the host'
param 'createTopics', default: true, description: 'whether a topic is made when it is first used'
param 'timeout', type: 'duration', default: '2m', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env KAFKA_NODE_ID: 1, KAFKA_PROCESS_ROLES: 'broker,controller', KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093'
    env KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER', KAFKA_INTER_BROKER_LISTENER_NAME: 'STACK'
    env KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,STACK:PLAINTEXT,HOST:PLAINTEXT'
    if (params.publish != null) {
        env KAFKA_LISTENERS: 'CONTROLLER://localhost:9093,STACK://:9092,HOST://:9094',
            KAFKA_ADVERTISED_LISTENERS: "STACK://${name}:9092,HOST://${params.host}:${params.publish}"
        // Clients are told this port, so it cannot be any that is free.
        port "${params.publish ?: 'one'}:9094"
    } else {
        env KAFKA_LISTENERS: 'CONTROLLER://localhost:9093,STACK://:9092', KAFKA_ADVERTISED_LISTENERS: "STACK://${name}:9092"
    }
    env KAFKA_AUTO_CREATE_TOPICS_ENABLE: params.createTopics
    env KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1, KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: 1
    env KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: 1, KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: 0
    env KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: 1, KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: 1
    // A new volume belongs to whom this folder of the image does. apache/kafka-native has none, so its user could not write there.
    env KAFKA_LOG_DIRS: '/var/lib/kafka/data'
    volume "${name}-data:/var/lib/kafka/data"
    wait tcp: 9092, timeout: params.timeout
    wait log: ~/Kafka Server started/, timeout: params.timeout
}
