package io.i9chat.adapter.sqlite.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.adapter.sqlite.Steps;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was done to a page of messages, asked for from the oldest and from the newest on. */
@Timeout(60)
final class FoldingBothWaysTest {
  private static final int MESSAGES = 50;
  private static final PageBound PAGE = PageBound.of(MESSAGES);
  private static final List<Window> OPEN = List.of(new Window(1, Window.OPEN));

  @TempDir private Path folder;

  @Test
  void findsTheSameAtTheSameCost() {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 1_000))) {
      StorePorts ports = store.ports();
      PersonId ada = Newcomers.enrolled(ports).id();
      ChatId chat = Sample.group(ports.chats(), ada, List.of(Newcomers.enrolled(ports).id()));
      ports.chats().commit(chat, intents(ada, Sample.version(ports.chats(), chat)));
      List<Long> upwards = LongStream.rangeClosed(2, MESSAGES + 1).boxed().toList();
      List<Long> downwards = upwards.reversed();

      List<Fold> folds = ports.log().about(chat, OPEN, upwards, ada, PAGE).items();
      assertThat(folds).hasSize(3);
      assertThat(ports.log().about(chat, OPEN, downwards, ada, PAGE).items())
          .isEqualTo(folds.reversed());

      Steps steps = Steps.of(store);
      long up = steps.of(() -> ports.log().about(chat, OPEN, upwards, ada, PAGE));
      long down = steps.of(() -> ports.log().about(chat, OPEN, downwards, ada, PAGE));
      // A look of its own at each message takes some 20 steps more.
      assertThat(down).isLessThan(up + MESSAGES);
    }
  }

  private static List<Intent> intents(PersonId author, long version) {
    List<Payload> payloads = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      payloads.add(Sample.message("m" + i));
    }
    payloads.add(new Payload.Reaction(2, new Emoji("👍")));
    payloads.add(new Payload.Delete(30));
    payloads.add(new Payload.Reaction(MESSAGES + 1, new Emoji("👍")));
    return payloads.stream()
        .map(payload -> new Intent(author, version, Fresh.now(), payload))
        .toList();
  }
}
