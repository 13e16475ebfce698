package io.i9chat.domain.fake;

import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Puts one port in the place of another. */
public final class PortChanges {
  private PortChanges() {}

  public static UnaryOperator<Ports> signals(UnaryOperator<Signals> change) {
    return ports -> changed(ports, ports.store(), change.apply(ports.signals()), ports.limiter());
  }

  public static UnaryOperator<Ports> presence(UnaryOperator<PresenceBoard> change) {
    return ports ->
        changed(
            ports, ports.store(), ports.signals(), change.apply(ports.presence()), ports.limiter());
  }

  public static UnaryOperator<Ports> limiter(UnaryOperator<RateLimiter> change) {
    return ports -> changed(ports, ports.store(), ports.signals(), change.apply(ports.limiter()));
  }

  /** Ports with no limit on how often anything is done. */
  public static Ports unlimited(Ports ports) {
    return limiter(any -> new Unlimited()).apply(ports);
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
        store.externalIds(),
        store.sessions(),
        store.codes(),
        store.departures(),
        store.profiles(),
        store.blocks(),
        store.places(),
        chats,
        log,
        store.receipts(),
        inbox,
        store.search(),
        store.ledger(),
        store.storage(),
        store.keys());
  }

  public static UnaryOperator<Ports> store(UnaryOperator<StorePorts> change) {
    return ports -> changed(ports, change.apply(ports.store()), ports.signals(), ports.limiter());
  }

  private static Ports changed(
      Ports ports, StorePorts store, Signals signals, RateLimiter limiter) {
    return changed(ports, store, signals, ports.presence(), limiter);
  }

  private static Ports changed(
      Ports ports, StorePorts store, Signals signals, PresenceBoard presence, RateLimiter limiter) {
    return new Ports(
        store,
        signals,
        presence,
        limiter,
        ports.ids(),
        ports.clock(),
        ports.media(),
        ports.signIn());
  }

  private static final class Unlimited implements RateLimiter {
    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      return Duration.ZERO;
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {}
  }
}
