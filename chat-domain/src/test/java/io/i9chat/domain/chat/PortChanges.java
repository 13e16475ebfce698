package io.i9chat.domain.chat;

import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.live.Signals;
import java.util.function.UnaryOperator;

/** Puts one port in the place of another. */
public final class PortChanges {
  private PortChanges() {}

  public static UnaryOperator<Ports> signals(UnaryOperator<Signals> change) {
    return ports ->
        new Ports(
            ports.store(),
            ports.hasher(),
            ports.tokens(),
            ports.secrets(),
            change.apply(ports.signals()),
            ports.mailer(),
            ports.limiter(),
            ports.ids(),
            ports.clock());
  }

  public static UnaryOperator<Ports> chats(UnaryOperator<Chats> change) {
    return store(s -> changed(s, change.apply(s.chats()), s.log(), s.inbox()));
  }

  public static UnaryOperator<Ports> log(UnaryOperator<ChatLog> change) {
    return store(s -> changed(s, s.chats(), change.apply(s.log()), s.inbox()));
  }

  public static UnaryOperator<Ports> inbox(UnaryOperator<Inbox> change) {
    return store(s -> changed(s, s.chats(), s.log(), change.apply(s.inbox())));
  }

  private static StorePorts changed(StorePorts store, Chats chats, ChatLog log, Inbox inbox) {
    return new StorePorts(
        store.accounts(),
        store.sessions(),
        store.codes(),
        store.profiles(),
        chats,
        log,
        store.receipts(),
        inbox);
  }

  private static UnaryOperator<Ports> store(UnaryOperator<StorePorts> change) {
    return ports ->
        new Ports(
            change.apply(ports.store()),
            ports.hasher(),
            ports.tokens(),
            ports.secrets(),
            ports.signals(),
            ports.mailer(),
            ports.limiter(),
            ports.ids(),
            ports.clock());
  }
}
