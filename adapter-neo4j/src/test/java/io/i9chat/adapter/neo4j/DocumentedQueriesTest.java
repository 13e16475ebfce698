package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;

/** The queries of docs/neo4j.md show what they say they show. */
@ExtendWith(InProcessNeo4j.class)
final class DocumentedQueriesTest {
  private static final Pattern QUERY = Pattern.compile("```cypher\\n(.*?)```", Pattern.DOTALL);

  private final StorePorts ports = InProcessNeo4j.ports();
  private final Account ada = Newcomers.enrolled(ports);
  private final Account bob = Newcomers.enrolled(ports);

  private Map<String, Object> lived() {
    Conversation.direct(ports, ada.id(), bob.id()).say(ada.id(), Body.text("hello"));
    Conversation group = Conversation.group(ports, ada.id(), bob.id());
    Entry first = group.say(ada.id(), Uploads.body(Uploads.verified(ports, ada.id())));
    Payload reply =
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("nice"), first.seq());
    group.committed(bob.id(), reply);
    group.committed(bob.id(), new Payload.Reaction(first.seq(), new Emoji("👍")));
    return Map.of(
        "username", ada.username().value(),
        "other", bob.username().value(),
        "person", ada.id().toString(),
        "chat", group.id().toString(),
        "seq", first.seq(),
        "head", first.seq() + 2);
  }

  @Test
  void eachFindsSomething() throws IOException {
    Map<String, Object> parameters = lived();
    Matcher found = QUERY.matcher(Files.readString(Path.of("..", "docs", "neo4j.md")));
    List<String> queries = found.results().map(match -> match.group(1)).toList();
    assertThat(queries).hasSize(10);
    try (var driver =
            GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));
        var session = driver.session()) {
      for (String query : queries) {
        assertThat(session.run(query, parameters).list()).as(query).isNotEmpty();
      }
    }
  }
}
