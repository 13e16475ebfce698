package io.i9chat.domain.departure;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.session.Caller;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.chat.WholeLog;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** People with passwords and chats, on ports in memory that can fail; the clock stands still. */
final class DepartureHouse implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  /** A person who is signed in. */
  record Person(Username username, Caller caller) {
    PersonId id() {
      return caller.person();
    }
  }

  final MovableClock clock = new MovableClock(Fresh.now());
  final FailingChats chats;
  final Ports ports;
  final I9chat i9chat;
  final FailingSignals signals;
  private final PasswordHash hash;

  DepartureHouse() {
    Ports memory = InMemoryPorts.fresh(clock);
    StorePorts store = memory.store();
    chats = new FailingChats(store.chats());
    signals = new FailingSignals(memory.signals());
    ports = memory.with(StoreVariant.with(store, Chats.class, chats)).with(signals);
    hash = ports.signInPorts().hasher().hash(new Password(PASSWORD), "client");
    i9chat = new I9chat(ports);
  }

  @Override
  public void close() {
    i9chat.close();
  }

  Person settle() {
    Account account =
        new Account(Fresh.person(), Fresh.username(), Fresh.email(), hash, clock.instant());
    NewAccount fresh = new NewAccount(account, new DisplayName("Somebody"), new Bio("here"));
    assertThat(ports.store().accounts().enrol(List.of(fresh))).isEmpty();
    SessionId session = Fresh.session();
    assertThat(
            ports
                .store()
                .sessions()
                .open(
                    new Session(
                        session,
                        account.id(),
                        null,
                        clock.instant(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(365))),
                    hash))
        .isTrue();
    return new Person(account.username(), new Caller(account.id(), session));
  }

  ChatId direct(Person one, Person other) {
    open(new Opening.Direct(Fresh.chat(), one.id(), other.id(), clock.instant(), List.of()));
    return open(new Opening.Direct(Fresh.chat(), other.id(), one.id(), clock.instant(), List.of()));
  }

  ChatId group(Person opener, Person... others) {
    return open(
        new Opening.Group(
            Fresh.chat(),
            opener.id(),
            Fresh.clientId(),
            Fresh.fingerprint(),
            GroupProfile.named(new GroupName("A group")),
            List.of(others).stream().map(Person::id).toList(),
            clock.instant(),
            List.of()));
  }

  private ChatId open(Opening opening) {
    return ((OpenResult.Opened) ports.store().chats().open(opening)).view().id();
  }

  /** Appends to the log as a use case would that has been allowed to. */
  Entry append(Person author, ChatId chat, Payload payload) {
    long version = chats.view(chat, List.of()).orElseThrow().version();
    Intent intent = new Intent(author.id(), version, clock.instant(), payload);
    return ((Committed) chats.commit(chat, List.of(intent)).getFirst()).entry();
  }

  Entry say(Person author, ChatId chat, String text) {
    return append(
        author,
        chat,
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text(text), null));
  }

  void sayOften(Person author, ChatId chat, int times) {
    IntStream.range(0, times).forEach(i -> say(author, chat, "message no. " + i));
  }

  List<Entry> log(ChatId chat) {
    return ports
        .store()
        .log()
        .log(chat, List.of(new Window(1, Window.OPEN)), new Cursor.After(0), WholeLog.BOUND)
        .entries();
  }

  /** What the entries from {@code seq} on say, in order. */
  List<Payload> since(long seq, ChatId chat) {
    return log(chat).stream().filter(entry -> entry.seq() >= seq).map(Entry::payload).toList();
  }

  /** How often each message of {@code person} was deleted; each number is of one message. */
  List<Integer> deletions(Person person, ChatId chat) {
    List<Entry> log = log(chat);
    return log.stream()
        .filter(entry ->
            entry.author().equals(person.id()) && entry.payload() instanceof Payload.Message)
        .map(entry ->
            Collections.frequency(
                log.stream().map(Entry::payload).toList(), new Payload.Delete(entry.seq())))
        .toList();
  }

  DeleteAccount.Outcome delete(Person person, boolean erase) {
    return i9chat
        .signIn()
        .departures()
        .deleteAccount()
        .handle(new DeleteAccount.Command(person.id(), PASSWORD, erase));
  }

  FinishDepartures.Finished finish() {
    return i9chat.departures().finish().handle(new FinishDepartures.Command());
  }
}
