package io.i9chat.domain.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.media.CreateMedia;
import io.i9chat.domain.message.EditMessage;
import io.i9chat.domain.message.React;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.message.SendMessages.Outcome.QuotaExceeded;
import io.i9chat.domain.message.SendMessages.Outcome.Sent;
import io.i9chat.domain.people.GetMe;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.tck.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoringTooMuchTest {
  private static final long MIB = 1 << 20;

  private final Town town =
      new Town(ports -> ports, I9chatSettings.DEFAULT.with(new StorageSettings(MIB)));
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId group = town.group(ada, bob);

  @AfterEach
  void leave() {
    town.close();
  }

  private CreateMedia.Outcome announce(Person who, long size) {
    return town.i9chat()
        .media()
        .create()
        .handle(
            new CreateMedia.Command(
                who.id(), MediaKind.FILE, new MimeType("application/pdf"), size, null));
  }

  private long stored(Person who) {
    GetMe.Command command = new GetMe.Command(who.id());
    return ((GetMe.Found) town.i9chat().people().getMe().handle(command)).me().stored();
  }

  /** Leaves room for so many bytes. */
  private void fill(Person who, long room) {
    assertThat(announce(who, MIB - stored(who) - room))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
  }

  private SendMessages.Outcome send(Person who, Payload.Message message) {
    return town.send(who, group, message).getFirst();
  }

  @Test
  @Rule({"QUOTA-1", "QUOTA-3"})
  void isCountedInBytesThatOneSeesOneself() {
    assertThat(stored(ada)).isZero();
    Entry said = town.say(ada, group, "Grüße 😀");
    assertThat(stored(ada)).isEqualTo(256 + 256 + 4 * 7);
    deeds.edited(ada, group, said.seq(), "Hi");
    assertThat(stored(ada)).isEqualTo(256 + 256 + 256 + 4 * 2);
    announce(ada, 5_000);
    assertThat(stored(ada)).isEqualTo(256 + 256 + 256 + 4 * 2 + 5_000);
    deeds.deleted(ada, group, said.seq());
    assertThat(stored(ada)).isEqualTo(256 + 256 + 5_000);
    assertThat(stored(bob)).isZero();
  }

  @Test
  @Rule("QUOTA-2")
  void isRefusedWhateverIsSaidUntilSomethingIsDeleted() {
    Entry said = town.say(ada, group, "hello");
    fill(ada, 100);

    assertThat(send(ada, Town.text("hi"))).isEqualTo(new QuotaExceeded());
    assertThat(deeds.edit(ada, group, said.seq(), "hi"))
        .isEqualTo(new EditMessage.Outcome.QuotaExceeded());
    assertThat(deeds.react(ada, group, said.seq(), "👍"))
        .isEqualTo(new React.Outcome.QuotaExceeded());
    assertThat(announce(ada, 101)).isEqualTo(new CreateMedia.Outcome.QuotaExceeded());

    assertThat(send(bob, Town.text("of another"))).isInstanceOf(Sent.class);
    deeds.deleted(ada, group, said.seq());
    assertThat(deeds.react(ada, group, said.seq() + 1, "👍"))
        .as("there is room for 100 bytes and those of the body")
        .isInstanceOf(React.Outcome.Done.class);
    assertThat(announce(ada, 121)).isEqualTo(new CreateMedia.Outcome.QuotaExceeded());
  }

  @Test
  @Rule({"QUOTA-2", "IDEM-1"})
  void isAnsweredARepeatAllTheSame() {
    Payload.Message hello = Town.text("hello");
    assertThat(send(ada, hello)).isInstanceOf(Sent.class);
    fill(ada, 0);
    assertThat(send(ada, hello)).isInstanceOf(Sent.class);
    assertThat(send(ada, Town.text("new"))).isEqualTo(new QuotaExceeded());
  }

  @Test
  @Rule("QUOTA-2")
  void refusesSomeOfSeveralAndSendsTheOthers() {
    fill(ada, 256 + 256 + 4 * 2);
    assertThat(town.send(ada, group, Town.text("long"), Town.text("hi"), Town.text("hi")))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(new QuotaExceeded()),
            second -> assertThat(second).isInstanceOf(Sent.class),
            third -> assertThat(third).isEqualTo(new QuotaExceeded()));
  }

  @Test
  @Rule("QUOTA-2")
  void changesGroupsAndTakesAwayAllTheSame() {
    Entry said = town.say(bob, group, "hello");
    deeds.reacted(ada, group, said.seq(), "👍");
    fill(ada, 0);
    deeds.unreacted(ada, group, said.seq());
    town.add(ada, group, town.settle());
    town.remove(ada, group, bob);
  }

  @Test
  void isNeverLessThanAMebibyte() {
    assertThatThrownBy(() -> new StorageSettings(MIB - 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
