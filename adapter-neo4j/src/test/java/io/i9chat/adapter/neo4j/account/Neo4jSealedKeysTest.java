package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.ops.SealedKeysContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jSealedKeysTest implements SealedKeysContract {
  @Override
  public StorePorts ports() {
    return InProcessNeo4j.ports();
  }
}
