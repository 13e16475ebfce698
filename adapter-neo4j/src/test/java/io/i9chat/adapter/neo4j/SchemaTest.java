package io.i9chat.adapter.neo4j;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.log.Deletions;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;

@Isolated("it takes the indexes away under everybody")
@ExtendWith(InProcessNeo4j.class)
final class SchemaTest {
  private final Driver driver =
      GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));

  @AfterEach
  void disconnect() {
    driver.close();
  }

  private List<Record> run(String query) {
    return driver.executableQuery(query).execute().records();
  }

  private List<String> constraints() {
    return run("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name").stream()
        .map(row -> row.get("name").asString())
        .toList();
  }

  /** Those that no constraint brings with it, when they can be used. */
  private List<String> indexes() {
    return run(
            "SHOW INDEXES YIELD name, state, owningConstraint, type"
                + " WHERE owningConstraint IS NULL AND type <> 'LOOKUP' AND state = 'ONLINE'"
                + " RETURN name ORDER BY name")
        .stream()
        .map(row -> row.get("name").asString())
        .toList();
  }

  private static void open() {
    Neo4jStore.open(InProcessNeo4j.config(InProcessNeo4j.uri())).close();
  }

  @Test
  void severalProgramsMayStartAtOnceOnAnEmptyDatabase() {
    List<String> whole = constraints();
    assertThat(whole).hasSize(17);
    whole.forEach(name -> run("DROP CONSTRAINT " + name));
    List<String> indexes = indexes();
    assertThat(indexes).hasSize(19);
    indexes.forEach(name -> run("DROP INDEX " + name));
    run("MATCH (s:I9chatSchema) DELETE s");

    assertThat(
            Race.of(
                4,
                i -> {
                  open();
                  return i;
                }))
        .hasSize(4);
    assertThat(constraints()).isEqualTo(whole);
    assertThat(indexes()).isEqualTo(indexes);
    assertThat(run("MATCH (s:I9chatSchema) RETURN s.version AS version"))
        .extracting(row -> row.get("version").asInt())
        .containsExactly(Schema.STEPS.size());
  }

  @Test
  void whatIsHiddenWhenReceiptsAreFirstKeptApartIsNotShownLater() {
    PersonId ada;
    Map<PersonId, ChatId> chats = new HashMap<>();
    PersonId open;
    PersonId hiding;
    PersonId blocked;
    try (Neo4jStore store = Neo4jStore.open(InProcessNeo4j.config(InProcessNeo4j.uri()))) {
      StorePorts ports = store.ports();
      ada = Newcomers.enrolled(ports).id();
      open = Newcomers.enrolled(ports).id();
      hiding = Newcomers.enrolled(ports).id();
      blocked = Newcomers.enrolled(ports).id();
      for (PersonId reader : List.of(open, hiding, blocked)) {
        Opening opening = new Opening.Direct(Fresh.chat(), ada, reader, Fresh.now(), List.of());
        ChatView view = ((OpenResult.Opened) ports.chats().open(opening)).view();
        var message =
            new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hi"), null);
        ports
            .chats()
            .commit(view.id(), List.of(new Intent(ada, view.version(), Fresh.now(), message)));
        ports.receipts().mark(view.id(), reader, 1, 1, Fresh.now());
        chats.put(reader, view.id());
      }
      PrivacyChange shy = new PrivacyChange(null, null, null, false);
      ports.profiles().update(hiding, new ProfileChange(null, null, Change.keep(), shy));
      ports.blocks().add(ada, blocked);
    }
    run("MATCH (m:Membership) REMOVE m.shown");
    run("MATCH (s:I9chatSchema) SET s.version = 2");

    try (Neo4jStore store = Neo4jStore.open(InProcessNeo4j.config(InProcessNeo4j.uri()))) {
      assertThat(shown(store, chats, open)).isEqualTo(List.of(1L, 1L));
      assertThat(shown(store, chats, hiding)).isEqualTo(List.of(1L, 0L));
      assertThat(shown(store, chats, blocked)).isEqualTo(List.of(0L, 0L));
    }
  }

  private static List<Long> shown(Neo4jStore store, Map<PersonId, ChatId> chats, PersonId reader) {
    ChatId chat = Objects.requireNonNull(chats.get(reader));
    Watermarks shown =
        Objects.requireNonNull(store.ports().receipts().shown(chat, List.of(reader)).get(reader));
    return List.of(shown.delivered(), shown.read());
  }

  @Test
  void whatWasStoredBeforeItWasCountedIsCountedByTheUpgrade() {
    StorePorts ports = InProcessNeo4j.ports();
    PersonId ada = Newcomers.enrolled(ports).id();
    Conversation group = Conversation.group(ports, ada, Newcomers.enrolled(ports).id());
    Entry said = group.say(ada, Body.text("Grüße 😀"));
    group.committed(ada, new Payload.Edit(said.seq(), Body.text("Hallo")));
    group.say(ada, Uploads.body(Uploads.verified(ports, ada)));
    group.committed(ada, new Payload.Delete(group.say(ada, Body.text("gone")).seq()));
    long counted = ports.storage().used(ada);
    assertThat(counted).isEqualTo(4 * 256 + 256 + 4 * 5 + 256 + 1_000);
    run("MATCH (p:Person {id: '" + ada + "'}) SET p.stored = null");
    assertThat(ports.storage().used(ada)).isZero();

    int step = Schema.STEPS.indexOf(List.of(Stored.FILL));
    run("MATCH (s:I9chatSchema) SET s.version = " + step);
    open();
    assertThat(ports.storage().used(ada)).isEqualTo(counted);
  }

  @Test
  void anUpgradeGoesThroughWhatIsStoredInParts() {
    StorePorts ports = InProcessNeo4j.ports();
    List<PersonId> people = Stream.generate(() -> Newcomers.enrolled(ports).id()).limit(5).toList();
    Conversation group = Conversation.group(ports, people.getFirst(), people.getLast());
    group.committed(
        people.getFirst(),
        new Payload.Delete(group.say(people.getFirst(), Body.text("gone")).seq()));
    people.forEach(person -> Uploads.booked(ports, person));
    List<Long> stored = people.stream().map(ports.storage()::used).toList();
    try (Graph graph = InProcessNeo4j.graph()) {
      graph.prepareInParts(Stored.FILL, 1_000);
      String ids = people.stream().map(id -> "'" + id + "'").collect(joining(", ", "[", "]"));
      run("MATCH (p:Person) WHERE p.id IN " + ids + " SET p.stored = null");
      assertThat(graph.prepareInParts(Stored.FILL, 2)).as("2, 2, 1 and no more").isEqualTo(4);
      assertThat(people).extracting(ports.storage()::used).isEqualTo(stored);
      assertThat(graph.prepareInParts(Stored.FILL, 2)).as("when it is done").isEqualTo(1);

      String these = "MATCH (d:Deleted {chat: '" + group.id() + "'}) ";
      String deleted = these + "WITH d ORDER BY d.level RETURN d";
      List<Map<String, Object>> blocks = nodes(deleted);
      run(these + "DELETE d");
      graph.prepareInParts(Deletions.FILL, 2);
      assertThat(nodes(deleted)).isEqualTo(blocks).isNotEmpty();
    }
  }

  private List<Map<String, Object>> nodes(String query) {
    return run(query).stream().map(row -> row.get("d").asMap()).toList();
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() {
    int version = Schema.STEPS.size();
    run("MATCH (s:I9chatSchema) SET s.version = " + (version + 1));
    try {
      assertThatThrownBy(SchemaTest::open)
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("schema version " + (version + 1));
    } finally {
      run("MATCH (s:I9chatSchema) SET s.version = " + version);
    }
  }
}
