package io.i9chat.adapter.sqlite;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.util.List;
import java.util.Objects;

/** The plainest things to store. */
public final class Sample {
  private Sample() {}

  public static ChatId direct(Chats chats, PersonId opener, PersonId other) {
    return open(chats, new Opening.Direct(Fresh.chat(), opener, other, Fresh.now(), List.of()));
  }

  public static ChatId group(Chats chats, PersonId opener, List<PersonId> people) {
    return open(
        chats,
        new Opening.Group(
            Fresh.chat(),
            opener,
            Fresh.clientId(),
            Fresh.fingerprint(),
            GroupProfile.named(new GroupName("Group")),
            people,
            Fresh.now(),
            List.of()));
  }

  private static ChatId open(Chats chats, Opening opening) {
    return ((OpenResult.Opened) chats.open(opening)).view().id();
  }

  public static long version(Chats chats, ChatId chat) {
    return chats.view(chat, List.of()).orElseThrow().version();
  }

  public static Payload.Message message(String text) {
    return new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text(text), null);
  }

  public static String text(Entry entry) {
    return Objects.requireNonNull(entry.payload().carried()).content().written();
  }
}
