package io.i9chat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.ReadHistory;
import io.i9chat.domain.departure.DeletePerson;
import io.i9chat.domain.departure.ExportSink;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.CreateGroup;
import io.i9chat.domain.group.ManageMember;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.domain.session.ForgetExpired;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.memory.InMemoryPorts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application does that has neither passwords nor mail nor uploads. */
final class EmbeddingTest {
  private final Ports all = InMemoryPorts.fresh();
  private final Ports ports =
      new Ports(all.store(), all.signals(), all.presence(), all.limiter(), all.ids(), all.clock());
  private final I9chat i9chat = new I9chat(ports);
  private final PersonId ada = enrol("ada");
  private final PersonId bob = enrol("bob");

  @AfterEach
  void close() {
    i9chat.close();
  }

  private PersonId enrol(String user) {
    return i9chat.people().enrol(new ExternalId(user), new DisplayName("User " + user));
  }

  private List<String> texts(PersonId reader, ChatId chat) {
    return i9chat.chats().history(reader, chat).items().stream().map(EmbeddingTest::text).toList();
  }

  private static String text(Item item) {
    Body body = Objects.requireNonNull(item.now()).body();
    return body == null ? "(deleted)" : body.content().written();
  }

  private static void refused(ThrowingCallable call, Record outcome) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.outcome()).isEqualTo(outcome))
        .hasMessageContaining(outcome.getClass().getSimpleName());
  }

  @Test
  void twoPeopleTalk() {
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    assertThat(i9chat.chats().openDirect(bob, ada)).isEqualTo(chat);

    NamedEntry sent = i9chat.messages().send(ada, chat, "Hello Bob");
    i9chat.messages().send(bob, chat, "Hello Ada");

    assertThat(sent.entry().author()).isEqualTo(ada);
    assertThat(texts(ada, chat)).containsExactly("Hello Bob", "Hello Ada");
    assertThat(i9chat.chats().list(ada))
        .extracting(ChatSummary::state)
        .allSatisfy(state -> assertThat(state.unread()).isEqualTo(1));
    i9chat.chats().markRead(ada, chat, 2);
    assertThat(i9chat.chats().list(ada).getFirst().state().unread()).isZero();
  }

  @Test
  void aTextIsSentOnceUnderItsClientId() {
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    ClientId clientId = new ClientId("order 7");

    NamedEntry first = i9chat.messages().send(ada, chat, clientId, "Is it open?");

    assertThat(i9chat.messages().send(ada, chat, clientId, "Is it open?")).isEqualTo(first);
    refused(
        () -> i9chat.messages().send(ada, chat, clientId, "Is it closed?"),
        new SendMessages.Outcome.Mismatch());
  }

  @Test
  void messagesAreEditedDeletedAndReactedTo() {
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    i9chat.messages().send(ada, chat, "one");
    i9chat.messages().send(ada, chat, "two");

    i9chat.messages().edit(ada, chat, 1, "first");
    i9chat.messages().delete(ada, chat, 2);
    i9chat.messages().react(bob, chat, 1, new Emoji("👍"));

    var page =
        i9chat
            .chats()
            .history(bob, chat, new ReadHistory.Range.Before(2), PageLimit.DEFAULT)
            .items();
    assertThat(page).extracting(EmbeddingTest::text).containsExactly("first");
    assertThat(Objects.requireNonNull(page.getFirst().now()).reactions())
        .extracting(Item.Reactions::emoji)
        .containsExactly(new Emoji("👍"));
    assertThat(texts(bob, chat)).containsExactly("first", "(deleted)");
  }

  @Test
  void aGroupIsMadeOfPeopleByTheirIds() {
    PersonId eve = enrol("eve");
    ChatId group = i9chat.groups().create(ada, new GroupName("Friends"), List.of(bob));

    i9chat.messages().send(bob, group, "Here I am");
    i9chat.groups().add(ada, group, List.of(eve));
    i9chat.messages().send(eve, group, "So am I");
    i9chat.groups().remove(ada, group, bob);
    i9chat.groups().leave(eve, group);

    refused(() -> i9chat.messages().send(bob, group, "Me?"), new SendMessages.Outcome.Gone());
    refused(() -> i9chat.messages().send(eve, group, "Me?"), new SendMessages.Outcome.Gone());
    assertThat(i9chat.messages().send(ada, group, "Alone").entry().author()).isEqualTo(ada);
  }

  @Test
  void whatIsRefusedIsThrownWithItsOutcome() {
    PersonId nobody = Fresh.person();
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    ChatId group = i9chat.groups().create(ada, new GroupName("Friends"), List.of(bob));

    refused(
        () -> i9chat.chats().openDirect(ada, nobody), new OpenDirectChat.Outcome.NoSuchPerson());
    refused(() -> i9chat.chats().openDirect(ada, ada), new OpenDirectChat.Outcome.WithOneself());
    refused(() -> i9chat.chats().history(nobody, chat), new ReadHistory.Outcome.NotFound());
    refused(
        () -> i9chat.groups().create(ada, new GroupName("No"), List.of(bob, nobody)),
        new CreateGroup.Outcome.NoSuchPerson(1));
    refused(
        () -> i9chat.groups().add(bob, group, List.of(nobody)),
        new AddMembers.Outcome.NoSuchPerson(0));
    refused(
        () -> i9chat.groups().remove(ada, group, nobody), new ManageMember.Outcome.NoSuchPerson());
    refused(() -> i9chat.people().erase(nobody), new DeletePerson.Outcome.NotFound());
  }

  /** An export that is kept as it comes. */
  private static final class Kept implements ExportSink {
    final List<Object> parts = new ArrayList<>();

    @Override
    public void profile(Me me, @Nullable ExternalId externalId) {
      parts.add(me.profile().displayName());
      parts.add(String.valueOf(externalId));
    }

    @Override
    public void media(List<MediaId> media) {
      parts.addAll(media);
    }

    @Override
    public void chat(Chat chat) {
      parts.add(chat.id());
    }

    @Override
    public void messages(List<Message> messages) {
      messages.forEach(message -> parts.add(message.content().written()));
    }
  }

  @Test
  void anExportHoldsTheExternalIdAndWhatThePersonWrote() throws IOException {
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    i9chat.messages().send(ada, chat, "Hello Bob");
    i9chat.messages().send(bob, chat, "Hello Ada");
    i9chat.people().rename(ada, new DisplayName("Ada, Countess"));

    Kept kept = new Kept();
    i9chat.people().export(ada).writeTo(kept);

    assertThat(kept.parts)
        .containsExactly(new DisplayName("Ada, Countess"), "ada", chat, "Hello Bob");
  }

  @Test
  void whoIsErasedIsGoneWithTheirWordsAndTheExternalIdIsFree() {
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    i9chat.messages().send(ada, chat, "Hello Bob");

    i9chat.people().erase(ada);

    assertThat(texts(bob, chat)).containsExactly("(deleted)");
    assertThat(i9chat.people().find(new ExternalId("ada"))).isEmpty();
    assertThat(i9chat.people().externalIds(List.of(ada, bob))).containsOnlyKeys(bob);
    PersonId again = enrol("ada");
    assertThat(again).isNotEqualTo(ada);
    assertThat(i9chat.people().find(new ExternalId("ada"))).contains(again);
    assertThat(i9chat.chats().list(again)).isEmpty();
    refused(() -> i9chat.people().erase(ada), new DeletePerson.Outcome.NotFound());
  }

  @Test
  void whoIsRemovedLeavesTheirWords() {
    ChatId chat = i9chat.chats().openDirect(ada, bob);
    i9chat.messages().send(ada, chat, "Hello Bob");

    i9chat.people().remove(ada);

    assertThat(texts(bob, chat)).containsExactly("Hello Bob");
    assertThat(i9chat.people().find(new ExternalId("ada"))).isEmpty();
  }

  @Test
  void whatNeedsAMissingPartSaysWhichAndWhatFor() {
    assertThatThrownBy(i9chat::signIn)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SignInPorts")
        .hasMessageContaining("signing up");
    assertThatThrownBy(i9chat::media)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MediaStore")
        .hasMessageContaining("uploads");
    assertThat(i9chat.forgetExpired().handle(new ForgetExpired.Command()))
        .isEqualTo(new ForgetExpired.Forgotten(0, 0));
  }
}
