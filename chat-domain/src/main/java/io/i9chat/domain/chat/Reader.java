package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.Membership;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads from a chat what a person may see of it at the moment of reading. */
final class Reader {
  private final Chats chats;

  Reader(Chats chats) {
    this.chats = chats;
  }

  /** What {@code read} reads; empty if there is no chat that {@code caller} may see. */
  <T> Optional<T> read(ChatId chat, PersonId caller, Function<Reading, T> read) {
    Reading reading = reading(chat, caller);
    while (reading != null) {
      T result = read.apply(reading);
      if (reading.chat().kind() == ChatKind.DIRECT) {
        return Optional.of(result);
      }
      Reading after = reading(chat, caller);
      // A person put out between the two reads would see what came after they went.
      Membership held = after == null ? Membership.NONE : after.membership();
      if (held.equals(reading.membership())) {
        return Optional.of(result);
      }
      reading = after;
    }
    return Optional.empty();
  }

  private @Nullable Reading reading(ChatId chat, PersonId caller) {
    return ChatAccess.of(chats, chat, caller).reading();
  }
}
