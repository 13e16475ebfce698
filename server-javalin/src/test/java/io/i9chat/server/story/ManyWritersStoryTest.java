package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import io.i9chat.tck.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many write to one chat at once: clients that do not sort see one order, without a hole. */
class ManyWritersStoryTest extends Story {
  private static final int WRITERS = 6;
  private static final int MESSAGES = 25;

  @Test
  void whatAllSayComesToEveryDeviceInTheOrderOfItsSeqs() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String chat = group(ada, bob, cleo);
    List<Actor> devices = new ArrayList<>(List.of(ada, bob, cleo));
    devices.add(device(ada.person()));
    devices.add(device(bob.person()));
    devices.add(device(cleo.person()));

    Race.each(
        WRITERS,
        writer -> {
          for (int i = 0; i < MESSAGES; i++) {
            devices.get(writer).say(chat, "text " + i);
          }
        });

    long last = 2 + WRITERS * MESSAGES;
    for (Actor device : devices) {
      Await.until(
          device.name() + " heard all",
          () -> !device.heard(chat).isEmpty() && seqs(device, chat).getLast() == last);
      long first = seqs(device, chat).getFirst();
      assertThat(first).isLessThanOrEqualTo(3);
      assertThat(seqs(device, chat))
          .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
    }
  }

  private static List<Long> seqs(Actor device, String chat) {
    List<Long> seqs = new ArrayList<>();
    for (JsonNode entry : device.heard(chat)) {
      seqs.add(entry.get("seq").asLong());
    }
    return seqs;
  }
}
