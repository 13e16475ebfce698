package com.example;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.auth.AuthConfig;
import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.domain.I9chat;
import io.i9chat.domain.chat.NamedEntry;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.ReadHistory;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.domain.operator.EnrolAccounts.Newcomer;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Two people talk to each other, in this process, on a SQLite file. */
public final class TwoPeopleTalk {
  private final Ports ports;
  private final I9chat i9chat;

  private TwoPeopleTalk(Ports ports, I9chat i9chat) {
    this.ports = ports;
    this.i9chat = i9chat;
  }

  /** Takes a data folder, and a secret of at least 32 bytes that is the same at every start. */
  public static void main(String[] args) throws InterruptedException {
    Path data = Path.of(args[0]);
    byte[] secret = args[1].getBytes(StandardCharsets.UTF_8);
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(data));
        Auth auth = Auth.open(AuthConfig.with(secret));
        Local local = Local.open(LocalConfig.in(data))) {
      Ports ports = ports(store, auth, local);
      try (I9chat i9chat = new I9chat(ports)) {
        new TwoPeopleTalk(ports, i9chat).run();
      }
    }
  }

  private static Ports ports(SqliteStore store, Auth auth, Local local) {
    return new Ports(
        store.ports(),
        local.signals(),
        local.presence(),
        local.limiter(),
        local.ids(),
        InstantSource.system(),
        local.media(),
        new SignInPorts(auth.passwords(), auth.tokens(), auth.secrets(), local.mailer()));
  }

  private void run() throws InterruptedException {
    PersonId ada = person("ada");
    PersonId bob = person("bob");

    BlockingQueue<NamedEntry> toBob = new LinkedBlockingQueue<>();
    LiveSubscription live =
        i9chat.subscribe(
            bob,
            delivery -> {
              if (delivery.event() instanceof LiveEvent.EntryAppended appended
                  && appended.entry() instanceof NamedEntry named) {
                toBob.add(named);
              }
            });

    ChatId chat = directChat(ada, "bob");
    send(ada, chat, "Hello Bob");
    System.out.println("Bob is told: " + line(toBob.take()));
    live.close();

    send(bob, chat, "Hello Ada");
    System.out.println("Ada reads back:");
    history(ada, chat).forEach(entry -> System.out.println("  " + line(entry)));
  }

  /** The person of this name; an account is made on the first run. */
  private PersonId person(String name) {
    Username username = new Username(name);
    // Refused if the name is taken, which then is what we want.
    i9chat
        .signIn()
        .operator()
        .enrolAccounts()
        .handle(new EnrolAccounts.Command(List.of(Newcomer.withoutMail(username))));
    return ports.store().accounts().byUsername(username).orElseThrow().id();
  }

  private ChatId directChat(PersonId person, String with) {
    var command = new OpenDirectChat.Command(person, new Username(with));
    return switch (i9chat.chats().openDirect().handle(command)) {
      case OpenDirectChat.Outcome.Opened opened -> opened.chat().state().chat().id();
      case OpenDirectChat.Outcome.NobodyThere no -> throw new IllegalStateException("no " + with);
      case OpenDirectChat.Outcome.WithOneself no -> throw new IllegalStateException("oneself");
      case OpenDirectChat.Outcome.Forbidden no -> throw new IllegalStateException("blocked");
    };
  }

  /** The client id makes it safe to send again what may or may not have been sent. */
  private void send(PersonId author, ChatId chat, String text) {
    ClientId clientId = new ClientId(UUID.randomUUID().toString());
    var message = new SendMessages.Draft(clientId, new Content.Text(text), null);
    var command = new SendMessages.Command(author, chat, List.of(message));
    SendMessages.Outcome outcome = i9chat.messages().send().handle(command).getFirst();
    if (!(outcome instanceof SendMessages.Outcome.Sent)) {
      throw new IllegalStateException("not sent: " + outcome);
    }
  }

  private List<NamedEntry> history(PersonId reader, ChatId chat) {
    var newest = new ReadHistory.Range.Newest();
    var command = new ReadHistory.Command(reader, chat, newest, PageLimit.DEFAULT);
    return switch (i9chat.chats().history().handle(command)) {
      case ReadHistory.Outcome.Page page ->
          page.items().stream().map(item -> item.named()).toList();
      case ReadHistory.Outcome.NotFound no -> throw new IllegalStateException("no such chat");
    };
  }

  private static String line(NamedEntry named) {
    Body body = named.entry().payload().carried();
    String text = body == null ? "(something else)" : body.content().written();
    return named.entry().seq() + " " + named.author() + ": " + text;
  }
}
