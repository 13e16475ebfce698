package io.i9chat.domain.live;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.live.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says that the caller types. Rules: TYPING-1. */
public final class SignalTyping {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int REMEMBERED = 100_000;

  /** Who types where. */
  public record Command(PersonId caller, ChatId chat) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** It was passed on, or is not to be: the caller cannot tell the difference. */
    record Noted() implements Outcome {}

    /** No chat that the caller may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the chat any more. */
    record Gone() implements Outcome {}
  }

  private record Key(PersonId person, ChatId chat) {}

  private static final class Latest extends LinkedHashMap<Key, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
      return size() > REMEMBERED;
    }
  }

  private final Chats chats;
  private final Signals signals;
  private final InstantSource clock;
  private final Map<Key, Instant> latest = new Latest();

  SignalTyping(Ports ports) {
    chats = ports.store().chats();
    signals = ports.signals();
    clock = ports.clock();
  }

  /** Says it, at most every three seconds. */
  public Outcome handle(Command command) {
    return switch (ChatAccess.of(chats, command.chat(), command.caller())) {
      case ChatAccess.Stranger stranger -> new Outcome.NotFound();
      case ChatAccess.Gone gone -> new Outcome.Gone();
      case ChatAccess.Member member -> {
        if (isTold(member.chat()) && isDue(new Key(command.caller(), command.chat()))) {
          BestEffort.publish(signals, new Signal.Typing(command.chat(), command.caller()));
        }
        yield new Outcome.Noted();
      }
    };
  }

  /** Whether typing is shown in a chat at all. */
  private static boolean isTold(ChatView chat) {
    return chat.group() == null ? !chat.isBlocked() : chat.group().members() <= ChatLimits.TOLD;
  }

  private boolean isDue(Key key) {
    Instant now = clock.instant();
    synchronized (latest) {
      Instant before = latest.get(key);
      // Either way: a clock that was set back must not mute typing until it has caught up.
      if (before != null && Duration.between(before, now).abs().compareTo(PAUSE) < 0) {
        return false;
      }
      // Taken out first, so that the eldest is the one that was told longest ago.
      latest.remove(key);
      latest.put(key, now);
      return true;
    }
  }
}
