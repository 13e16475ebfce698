package io.i9chat.domain.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.departure.DepartureHouse.Person;
import io.i9chat.domain.media.CreateMedia;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExportingAnAccountTest {
  private final DepartureHouse house = new DepartureHouse();
  private final Person ada = house.settle();
  private final Person grace = house.settle();
  private final Person linus = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  /** An export that is kept as it comes. */
  private static class Kept implements ExportSink {
    final List<Object> parts = new ArrayList<>();

    @Override
    public void profile(Me me, @Nullable ExternalId externalId) {
      parts.add(me);
      if (externalId != null) {
        parts.add(externalId);
      }
    }

    @Override
    public void media(List<MediaId> media) {
      parts.add(media);
    }

    @Override
    public void chat(Chat chat) {
      parts.add(chat);
    }

    @Override
    public void messages(List<Message> messages) throws IOException {
      parts.add(messages);
    }

    <T> List<T> all(Class<T> type) {
      return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Stream<Message> messages() {
      return all(List.class).stream()
          .flatMap(list -> Stream.of(list.toArray()))
          .filter(Message.class::isInstance)
          .map(Message.class::cast);
    }
  }

  private ExportAccount.Outcome ask(Person person, String password) {
    return house
        .i9chat
        .signIn()
        .departures()
        .exportAccount()
        .handle(new ExportAccount.Command(person.id(), password));
  }

  private Kept export(Person person) throws IOException {
    Kept kept = new Kept();
    ((ExportAccount.Outcome.Granted) ask(person, DepartureHouse.PASSWORD)).export().writeTo(kept);
    return kept;
  }

  @Test
  @Rule("LEAVING-1")
  void needsThePassword() {
    assertThat(ask(ada, "wrong")).isEqualTo(new ExportAccount.Outcome.CredentialsInvalid());
  }

  @Test
  @Rule("LEAVING-1")
  void tellsTheProfileAndEveryOwnObjectFirst() throws IOException {
    MediaId media =
        ((CreateMedia.Outcome.Created)
                house
                    .i9chat
                    .media()
                    .create()
                    .handle(
                        new CreateMedia.Command(
                            ada.id(), MediaKind.FILE, new MimeType("a/b"), 1, null)))
            .media();

    Kept kept = export(ada);

    assertThat(kept.parts.getFirst())
        .isInstanceOfSatisfying(
            Me.class, me -> assertThat(me.profile().username()).isEqualTo(ada.username()));
    assertThat(kept.parts.get(1)).isEqualTo(List.of(media));
    assertThat(export(grace).parts.get(1)).isEqualTo(List.of());
  }

  @Test
  @Rule("LEAVING-1")
  void holdsOwnMessagesAsTheyAreNowAndNobodyElses() throws IOException {
    ChatId chat = house.direct(ada, grace);
    Entry kept = house.say(ada, chat, "kept");
    Entry edited = house.say(ada, chat, "before");
    Entry deleted = house.say(ada, chat, "deleted");
    Entry hers = house.say(grace, chat, "hers");
    house.clock.pass(Duration.ofMinutes(1));
    Entry edit = house.append(ada, chat, new Payload.Edit(edited.seq(), Body.text("after")));
    house.append(ada, chat, new Payload.Delete(deleted.seq()));
    Entry reply =
        house.append(
            ada,
            chat,
            new Payload.Message(
                Fresh.clientId(), Fresh.fingerprint(), Body.text("reply"), hers.seq()));

    assertThat(export(ada).messages())
        .containsExactly(
            message(kept, "kept", null, null),
            message(edited, "after", null, edit),
            message(reply, "reply", hers.seq(), null));
  }

  private static ExportSink.Message message(
      Entry entry, String text, @Nullable Long replyTo, @Nullable Entry edit) {
    return new ExportSink.Message(
        entry.seq(), entry.at(), new Content.Text(text), replyTo, edit == null ? null : edit.at());
  }

  @Test
  @Rule("LEAVING-1")
  void tellsOfOthersOnlyTheNamesOfChatsAndOfWhoIsInThem() throws IOException {
    ChatId direct = house.direct(ada, grace);
    ChatId group = house.group(linus, ada, grace);

    assertThat(export(ada).all(ExportSink.Chat.class))
        .containsExactlyInAnyOrder(
            new ExportSink.Chat(direct, ChatKind.DIRECT, null, List.of(grace.username())),
            new ExportSink.Chat(
                group,
                ChatKind.GROUP,
                new GroupName("A group"),
                Stream.of(grace.username(), linus.username()).sorted().toList()));
  }

  @Test
  void aGroupThatWasLeftIsToldAsItWasThenWithoutWhoIsInIt() throws IOException {
    ChatId group = house.group(linus, ada, grace);
    Entry said = house.say(ada, group, "hello");
    house.append(ada, group, new Payload.Left());
    house.append(
        linus,
        group,
        new Payload.Changed(
            GroupProfile.named(new GroupName("A group")),
            GroupProfile.named(new GroupName("Another name"))));

    Kept kept = export(ada);

    assertThat(kept.all(ExportSink.Chat.class))
        .containsExactly(
            new ExportSink.Chat(group, ChatKind.GROUP, new GroupName("A group"), List.of()));
    assertThat(kept.messages()).extracting(ExportSink.Message::seq).containsExactly(said.seq());
  }

  @Test
  void somebodyWhoseAccountIsDeletedHasNoName() throws IOException {
    ChatId direct = house.direct(ada, grace);
    house.delete(grace, false);

    assertThat(export(ada).all(ExportSink.Chat.class))
        .containsExactly(new ExportSink.Chat(direct, ChatKind.DIRECT, null, List.of()));
  }

  @Test
  void comesInPartsOfABoundedSize() throws IOException {
    house.sayOften(ada, house.direct(ada, grace), 450);

    Kept kept = export(ada);

    assertThat(kept.messages()).hasSize(450).doesNotHaveDuplicates();
    assertThat(kept.all(List.class)).allMatch(part -> part.size() <= 200);
  }

  @Test
  @Rule("LEAVING-1")
  void isReadNoFurtherThanItIsTaken() {
    house.sayOften(ada, house.direct(ada, grace), 450);
    Kept broken =
        new Kept() {
          @Override
          public void messages(List<Message> messages) throws IOException {
            super.messages(messages);
            throw new IOException("the client is gone");
          }
        };
    Export export = ((ExportAccount.Outcome.Granted) ask(ada, DepartureHouse.PASSWORD)).export();

    assertThatThrownBy(() -> export.writeTo(broken)).hasMessage("the client is gone");

    assertThat(broken.messages()).hasSize(200);
  }
}
