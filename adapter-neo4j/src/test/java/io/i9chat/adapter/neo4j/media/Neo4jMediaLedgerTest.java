package io.i9chat.adapter.neo4j.media;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.media.MediaLedgerContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jMediaLedgerTest implements MediaLedgerContract {
  @Override
  public StorePorts ports() {
    return InProcessNeo4j.ports();
  }
}
