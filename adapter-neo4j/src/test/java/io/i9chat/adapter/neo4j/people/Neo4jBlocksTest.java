package io.i9chat.adapter.neo4j.people;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.BlocksContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jBlocksTest implements BlocksContract {
  @Override
  public StorePorts ports() {
    return InProcessNeo4j.ports();
  }
}
