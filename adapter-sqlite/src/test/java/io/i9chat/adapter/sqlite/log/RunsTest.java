package io.i9chat.adapter.sqlite.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories, compared with the log, in chats with runs of reactions of many lengths. */
@Timeout(120)
final class RunsTest {
  private static final PageBound PAGE = new PageBound(7, 100_000);
  private static final PageBound ALL = new PageBound(10_000, 100_000_000);
  private static final Emoji LIKE = new Emoji("👍");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aHistoryIsTheLogWithoutWhatIsAboutMessages(long seed) {
    Random random = new Random(seed);
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 1_000))) {
      StorePorts ports = store.ports();
      PersonId ada = Newcomers.enrolled(ports).id();
      ChatId chat = Sample.group(ports.chats(), ada, List.of(Newcomers.enrolled(ports).id()));
      ports.chats().commit(chat, intents(random, ada, Sample.version(ports.chats(), chat)));
      long head = ports.inbox().item(ada, chat).orElseThrow().head();
      assertThat(head).isGreaterThan(500);
      List<Window> windows = List.of(new Window(3, head / 2), new Window(head / 2 + 40, head - 5));
      List<Entry> shown =
          new ArrayList<>(ports.log().log(chat, windows, new Cursor.After(0), ALL).entries());
      shown.removeIf(entry -> entry.payload() instanceof Payload.About);
      for (Cursor start : List.of(new Cursor.After(0), new Cursor.Before(head + 1))) {
        assertThat(all(ports, chat, windows, start)).as("%s", start).isEqualTo(shown);
      }
    }
  }

  private static List<Intent> intents(Random random, PersonId author, long version) {
    List<Intent> intents = new ArrayList<>();
    intents.add(new Intent(author, version, Fresh.now(), Sample.message("first")));
    GroupProfile before = GroupProfile.named(new GroupName("a"));
    for (int i = 0; i < 12; i++) {
      int run = List.of(1, Runs.LONG - 1, Runs.LONG, Runs.LONG + 1, 150).get(random.nextInt(5));
      for (int k = 0; k < run; k++) {
        Payload payload = k % 2 == 0 ? new Payload.Reaction(2, LIKE) : new Payload.Unreaction(2);
        intents.add(new Intent(author, version, Fresh.now(), payload));
      }
      if (random.nextBoolean()) {
        GroupProfile after = GroupProfile.named(new GroupName("b" + i));
        intents.add(new Intent(author, version++, Fresh.now(), new Payload.Changed(before, after)));
        before = after;
      } else {
        intents.add(new Intent(author, version, Fresh.now(), Sample.message("m" + i)));
      }
    }
    return intents;
  }

  private static List<Entry> all(
      StorePorts ports, ChatId chat, List<Window> windows, Cursor start) {
    List<Entry> all = new ArrayList<>();
    Cursor cursor = start;
    while (true) {
      LogPage page = ports.log().history(chat, windows, cursor, PAGE);
      boolean upwards = cursor instanceof Cursor.After;
      all.addAll(upwards ? all.size() : 0, page.entries());
      if (!page.more()) {
        return all;
      }
      cursor =
          upwards
              ? new Cursor.After(page.entries().getLast().seq())
              : new Cursor.Before(page.entries().getFirst().seq());
    }
  }
}
