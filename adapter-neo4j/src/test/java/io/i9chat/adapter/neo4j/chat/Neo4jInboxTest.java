package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.inbox.InboxContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jInboxTest implements InboxContract {
  @Override
  public StorePorts ports() {
    return InProcessNeo4j.ports();
  }
}
