package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.SessionsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jSessionsTest implements SessionsContract {
  @Override
  public StorePorts ports() {
    return InProcessNeo4j.ports();
  }
}
