package io.i9chat.domain.live;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.common.TypingPauses;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.live.Signal;

/** Says that the caller types. Rules: TYPING-1. */
public final class SignalTyping {
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

  private final Chats chats;
  private final Signals signals;
  private final TypingPauses pauses;

  SignalTyping(Ports ports, TypingPauses pauses) {
    chats = ports.store().chats();
    signals = ports.signals();
    this.pauses = pauses;
  }

  /** Says it, at most every three seconds. */
  public Outcome handle(Command command) {
    return switch (ChatAccess.of(chats, command.chat(), command.caller())) {
      case ChatAccess.Stranger stranger -> new Outcome.NotFound();
      case ChatAccess.Gone gone -> new Outcome.Gone();
      case ChatAccess.Member member -> {
        if (isTold(member.chat()) && pauses.begins(command.caller(), command.chat())) {
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
}
