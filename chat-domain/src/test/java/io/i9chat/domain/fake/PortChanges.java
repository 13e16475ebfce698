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
import io.i9chat.tck.StoreVariant;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Puts one port in the place of another. */
public final class PortChanges {
  private PortChanges() {}

  public static UnaryOperator<Ports> signals(UnaryOperator<Signals> change) {
    return ports -> ports.with(change.apply(ports.signals()));
  }

  public static UnaryOperator<Ports> presence(UnaryOperator<PresenceBoard> change) {
    return ports ->
        new Ports(
            ports.store(),
            ports.signals(),
            change.apply(ports.presence()),
            ports.limiter(),
            ports.ids(),
            ports.clock(),
            ports.media(),
            ports.signIn());
  }

  public static UnaryOperator<Ports> limiter(UnaryOperator<RateLimiter> change) {
    return ports -> ports.with(change.apply(ports.limiter()));
  }

  /** Ports with no limit on how often anything is done. */
  public static Ports unlimited(Ports ports) {
    return limiter(any -> new Unlimited()).apply(ports);
  }

  public static UnaryOperator<Ports> chats(UnaryOperator<Chats> change) {
    return store(all -> StoreVariant.with(all, Chats.class, change.apply(all.chats())));
  }

  public static UnaryOperator<Ports> log(UnaryOperator<ChatLog> change) {
    return store(all -> StoreVariant.with(all, ChatLog.class, change.apply(all.log())));
  }

  public static UnaryOperator<Ports> inbox(UnaryOperator<Inbox> change) {
    return store(all -> StoreVariant.with(all, Inbox.class, change.apply(all.inbox())));
  }

  public static UnaryOperator<Ports> store(UnaryOperator<StorePorts> change) {
    return ports -> ports.with(change.apply(ports.store()));
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
