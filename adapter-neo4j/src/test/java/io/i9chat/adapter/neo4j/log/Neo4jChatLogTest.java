package io.i9chat.adapter.neo4j.log;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.log.ChatLogContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InProcessNeo4j.class)
final class Neo4jChatLogTest implements ChatLogContract {
  @Override
  public StorePorts ports() {
    return InProcessNeo4j.ports();
  }
}
