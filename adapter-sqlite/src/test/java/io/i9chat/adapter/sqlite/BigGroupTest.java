package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A group as large as groups get. The times are told, not judged. */
final class BigGroupTest extends OneStore {
  private static final Logger LOG = LoggerFactory.getLogger(BigGroupTest.class);
  private static final int AT_ONCE = 1_000;

  @Test
  void theRosterOfTenThousandIsRightAndEveryoneIsAddedAThousandAtATime() {
    Chats chats = storePorts().chats();
    PersonId ada = Fresh.person();
    List<PersonId> all = new ArrayList<>(people());
    ChatId chat = Sample.group(chats, ada, all);
    for (int i = 1; i < 10; i++) {
      List<PersonId> some = people();
      long began = System.nanoTime();
      var added = new Intent(ada, i + 1L, Fresh.now(), new Payload.Added(some));
      assertThat(chats.commit(chat, List.of(added))).hasOnlyElementsOfType(Committed.class);
      told("adding 1,000", began);
      all.addAll(some);
    }
    all.add(ada);
    for (int i = 0; i < 5; i++) {
      long began = System.nanoTime();
      Roster roster = chats.roster(chat).orElseThrow();
      told("reading the roster", began);
      assertThat(roster.members().keySet()).hasSize(all.size()).containsAll(all);
    }
  }

  private static List<PersonId> people() {
    return Stream.generate(Fresh::person).limit(AT_ONCE).toList();
  }

  private static void told(String what, long began) {
    LOG.info("{} took {} ms", what, (System.nanoTime() - began) / 1_000_000);
  }
}
