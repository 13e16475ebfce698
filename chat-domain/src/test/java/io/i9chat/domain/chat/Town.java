package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.chat.WholeLog;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** People and their chats on ports in memory, with a clock that stands still until it is moved. */
public final class Town implements AutoCloseable {
  /** A person who lives here. */
  public record Person(Profile profile) {
    public PersonId id() {
      return profile.id();
    }

    public Username username() {
      return profile.username();
    }
  }

  private final MovableClock clock = new MovableClock(Fresh.now());
  private final Ports ports;
  private final I9chat i9chat;

  public Town() {
    this(ports -> ports);
  }

  /** A town on ports that are changed first, such as by decorating one. */
  public Town(UnaryOperator<Ports> change) {
    this(change, I9chatSettings.DEFAULT);
  }

  /** A town on ports that are changed first, with other settings. */
  public Town(UnaryOperator<Ports> change, I9chatSettings settings) {
    ports = change.apply(InMemoryPorts.fresh(clock));
    i9chat = new I9chat(ports, settings);
  }

  public Ports ports() {
    return ports;
  }

  public MovableClock clock() {
    return clock;
  }

  public I9chat i9chat() {
    return i9chat;
  }

  /** The fingerprints of what is sent here. */
  public Fingerprints fingerprints() {
    return new Fingerprints(ports.signInPorts().secrets(), ports.store().keys());
  }

  @Override
  public void close() {
    i9chat.close();
  }

  public Person settle() {
    return settle(Fresh.username());
  }

  public Person settle(Username username) {
    Account account = new Account(Fresh.person(), username, Fresh.email(), null, Fresh.now());
    Profile profile = profile(account.id(), username);
    assertThat(
            ports
                .store()
                .accounts()
                .enrol(List.of(new NewAccount(account, profile.displayName(), profile.bio()))))
        .isEmpty();
    return new Person(profile);
  }

  /** A person who has set nothing. */
  public static Profile profile(PersonId id, Username username) {
    return new Profile(
        id,
        username,
        new DisplayName("The one and only"),
        new Bio("here"),
        null,
        Privacy.DEFAULT,
        null);
  }

  /** The direct chat of the two, opened by the first. */
  public ChatId direct(Person opener, Person other) {
    return open(opener, other).chat().state().chat().id();
  }

  public OpenDirectChat.Outcome.Opened open(Person opener, Person other) {
    return (OpenDirectChat.Outcome.Opened)
        i9chat
            .chats()
            .openDirect()
            .handle(new OpenDirectChat.Command(opener.id(), other.username()));
  }

  /** A group: {@code created} at 1, {@code added} at 2. */
  public ChatId group(Person opener, Person... others) {
    ChatId id = Fresh.chat();
    ports
        .store()
        .chats()
        .open(
            new Opening.Group(
                id,
                opener.id(),
                Fresh.clientId(),
                Fresh.fingerprint(),
                GroupProfile.named(new GroupName("A group")),
                Arrays.stream(others).map(Person::id).toList(),
                clock.instant(),
                List.of()));
    return id;
  }

  public static Payload.Message text(String text) {
    return message(new Content.Text(text), null);
  }

  public static Payload.Message reply(long to, String text) {
    return message(new Content.Text(text), to);
  }

  /** A message with content that needs no media. */
  public static Payload.Message message(Content content, @Nullable Long replyTo) {
    return new Payload.Message(
        Fresh.clientId(), Fresh.fingerprint(), new Body(content, List.of()), replyTo);
  }

  /** A message as its author sends it. */
  public static SendMessages.Draft draft(Payload.Message message) {
    Content content = Objects.requireNonNull(message.body()).content();
    return new SendMessages.Draft(message.clientId(), content, message.replyTo());
  }

  /** Sends through the use case. */
  public List<SendMessages.Outcome> send(Person author, ChatId chat, Payload.Message... messages) {
    return send(author, chat, Arrays.stream(messages).map(Town::draft).toList());
  }

  /** Sends through the use case. */
  public List<SendMessages.Outcome> send(
      Person author, ChatId chat, List<SendMessages.Draft> drafts) {
    return i9chat.messages().send().handle(new SendMessages.Command(author.id(), chat, drafts));
  }

  /** Sends one message, which must be accepted. */
  public Entry say(Person author, ChatId chat, Payload.Message message) {
    SendMessages.Outcome outcome = send(author, chat, message).getFirst();
    assertThat(outcome).isInstanceOf(SendMessages.Outcome.Sent.class);
    return ((SendMessages.Outcome.Sent) outcome).entry().entry();
  }

  public Entry say(Person author, ChatId chat, String text) {
    return say(author, chat, text(text));
  }

  /** Appends to the log without telling any member. */
  public Committed append(Person author, ChatId chat, Payload payload) {
    return appendAll(author, chat, List.of(payload)).getFirst();
  }

  /** Appends to the log without telling any member. */
  public List<Committed> appendAll(Person author, ChatId chat, List<? extends Payload> payloads) {
    long version = ports.store().chats().view(chat, List.of()).orElseThrow().version();
    List<Intent> intents = new ArrayList<>();
    for (Payload payload : payloads) {
      intents.add(new Intent(author.id(), version, clock.instant(), payload));
    }
    return ports.store().chats().commit(chat, intents).stream().map(Committed.class::cast).toList();
  }

  public void add(Person admin, ChatId chat, Person newcomer) {
    append(admin, chat, new Payload.Added(List.of(newcomer.id())));
  }

  public void remove(Person admin, ChatId chat, Person member) {
    append(admin, chat, new Payload.Removed(member.id()));
  }

  /** The whole log, whatever members may see of it. */
  public List<Entry> wholeLog(ChatId chat) {
    return ports
        .store()
        .log()
        .log(chat, List.of(new Window(1, Window.OPEN)), new Cursor.After(0), WholeLog.BOUND)
        .entries();
  }

  public ChatSummary summary(Person person, ChatId chat) {
    return ((GetChat.Outcome.Found)
            i9chat.chats().get().handle(new GetChat.Command(person.id(), chat)))
        .chat();
  }

  public ListChats.Outcome.Page list(Person person, @Nullable Instant before, int limit) {
    return (ListChats.Outcome.Page)
        i9chat
            .chats()
            .list()
            .handle(new ListChats.Command(person.id(), before, new PageLimit(limit)));
  }

  public MarkReceipts.Outcome mark(Person person, ChatId chat, long delivered, long read) {
    return i9chat
        .chats()
        .mark()
        .handle(new MarkReceipts.Command(person.id(), chat, delivered, read));
  }
}
