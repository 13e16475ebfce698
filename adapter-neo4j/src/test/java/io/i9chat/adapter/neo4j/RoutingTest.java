package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.chat.Conversation;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is asked for its routing table, as a cluster is; and one that is not there yet. */
@ExtendWith(InProcessNeo4j.class)
final class RoutingTest {
  @Test
  void whatOneStoreWasAnsweredTheOtherReadsAtOnce() {
    URI routed = URI.create(InProcessNeo4j.uri().toString().replaceFirst("bolt", "neo4j"));
    try (Neo4jStore one = Neo4jStore.open(InProcessNeo4j.config(routed));
        Neo4jStore other = Neo4jStore.open(InProcessNeo4j.config(routed))) {
      PersonId ada = Newcomers.enrolled(one.ports()).id();
      PersonId bob = Newcomers.enrolled(other.ports()).id();
      Conversation chat = Conversation.direct(one.ports(), ada, bob);
      for (int i = 0; i < 20; i++) {
        Entry said = chat.say(ada, Body.text("hello " + i));
        assertThat(other.ports().inbox().item(bob, chat.id()).orElseThrow().head())
            .isEqualTo(said.seq());
      }
    }
  }

  @Test
  void aStoreWaitsForItsDatabaseNoLongerThanItIsTold() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }
    URI nowhere = URI.create("bolt://127.0.0.1:" + port);
    Neo4jConfig config = InProcessNeo4j.config(nowhere, Duration.ofSeconds(2));
    long start = System.nanoTime();
    assertThatThrownBy(() -> Neo4jStore.open(config, Duration.ofSeconds(3)))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining(nowhere.toString());
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  @Test
  void waitingDoesNotHelpWhereTheDatabaseHasAnotherName() {
    Neo4jConfig config = Neo4jConfig.of(InProcessNeo4j.uri(), "neo4j", "none", "elsewhere");
    long start = System.nanoTime();
    assertThatThrownBy(() -> Neo4jStore.open(config, Duration.ofMinutes(10)))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("elsewhere");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
  }
}
