package io.i9chat.adapter.neo4j;

import io.i9chat.tck.chat.ChatPorts;
import io.i9chat.tck.chat.InboxContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jInboxTest implements InboxContract {
  @Override
  public ChatPorts ports() {
    return InProcessNeo4j.ports(InProcessNeo4j.store());
  }
}
