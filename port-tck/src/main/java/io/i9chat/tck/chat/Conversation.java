package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chat that tests of other ports need, in as few words as they have for it. */
public final class Conversation {
  private final StorePorts ports;
  private final ChatId chat;

  private Conversation(StorePorts ports, ChatId chat) {
    this.ports = ports;
    this.chat = chat;
  }

  /** The direct chat of two people, opened by the first. */
  public static Conversation direct(StorePorts ports, PersonId opener, PersonId other) {
    return new Conversation(ports, Scene.direct(ports, opener, other).chat);
  }

  /** A group without a picture. */
  public static Conversation group(StorePorts ports, PersonId opener, PersonId... others) {
    return group(ports, profile(null), opener, others);
  }

  /** A group. */
  public static Conversation group(
      StorePorts ports, GroupProfile profile, PersonId opener, PersonId... others) {
    var opening = Scene.groupOpening(Fresh.now(), profile, opener, others);
    return new Conversation(ports, Scene.opened(ports, opening).view().id());
  }

  /** What a group with this picture shows. */
  public static GroupProfile profile(@Nullable Picture picture) {
    return new GroupProfile(
        new GroupName("Gruppe ☕"), new GroupDescription(""), picture, JoinPolicy.OPEN);
  }

  /** A message that says this. */
  public static Payload.Message message(Body body) {
    return new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), body, null);
  }

  /** The id of the chat. */
  public ChatId id() {
    return chat;
  }

  /** The chat as it is now. */
  public ChatView view() {
    return ports.chats().view(chat, List.of()).orElseThrow();
  }

  /** The version that the chat is at. */
  public long version() {
    return view().version();
  }

  /** Asks to append, on the version that the chat is at. */
  public CommitResult commit(PersonId author, Payload payload) {
    return commit(new Intent(author, version(), Fresh.now(), payload));
  }

  /** Asks to append. */
  public CommitResult commit(Intent intent) {
    List<CommitResult> results = ports.chats().commit(chat, List.of(intent));
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  /** Appends what nothing stands against. */
  public Entry committed(PersonId author, Payload payload) {
    CommitResult result = commit(author, payload);
    assertThat(result).isInstanceOf(Committed.class);
    return ((Committed) result).entry();
  }

  /** Sends a message. */
  public Entry say(PersonId author, Body body) {
    return committed(author, message(body));
  }
}
