package io.i9chat.adapter.neo4j.chat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been done to the messages that a transaction's calls are about, and what the transaction
 * itself does to them.
 */
final class MessageChanges {
  /**
   * A message, by the seqs of what was last done to it.
   *
   * @param editedBy 0 if there is no edit
   * @param deletedBy 0 if there is no deletion
   */
  record Message(long editedBy, long deletedBy) {
    static final Message NEW = new Message(0, 0);
  }

  final Map<Long, Message> messages = new HashMap<>();
  final Map<Ask.Reacted, Long> reactions = new HashMap<>();
  private final Set<Long> changed = new LinkedHashSet<>();
  private final Set<Long> deleted = new LinkedHashSet<>();
  private final Map<Long, Long> withdrawn = new LinkedHashMap<>();
  private final Map<Long, List<String>> words = new LinkedHashMap<>();

  /** The messages that are to be stored anew, by seq. */
  Map<Long, Message> changed() {
    Map<Long, Message> stored = new LinkedHashMap<>();
    changed.forEach(seq -> stored.put(seq, messages.getOrDefault(seq, Message.NEW)));
    return stored;
  }

  /** The messages that the transaction is the first to delete. */
  Set<Long> deleted() {
    return deleted;
  }

  /** The entries whose bodies the transaction withdraws, each with the seq of what does it. */
  Map<Long, Long> withdrawn() {
    return withdrawn;
  }

  /** The words that edited messages are to be found by, by seq. */
  Map<Long, List<String>> words() {
    return words;
  }

  /** An edit has given its message other words. */
  void say(long message, List<String> found) {
    words.put(message, found);
  }

  /** Whether there is a message at {@code seq} that is not deleted. */
  boolean isUndeleted(long seq) {
    Message message = messages.get(seq);
    return message != null && message.deletedBy() == 0;
  }

  /** The seq of the last edit of a message, 0 if there is none. */
  long lastEdit(long target) {
    return messages.getOrDefault(target, Message.NEW).editedBy();
  }

  /** The seq of the author's last reaction or unreaction to a message, 0 if there is none. */
  long lastReaction(long target, PersonId author) {
    return reactions.getOrDefault(new Ask.Reacted(target, author), 0L);
  }

  /** Follows what an entry does. */
  void follow(Entry entry) {
    switch (entry.payload()) {
      case Payload.Message message -> messages.put(entry.seq(), Message.NEW);
      case Payload.Edit edit -> {
        Message before = withdraw(edit.target(), entry.seq());
        if (before != null) {
          messages.put(edit.target(), new Message(entry.seq(), before.deletedBy()));
        }
      }
      case Payload.Delete delete -> {
        Message before = withdraw(delete.target(), entry.seq());
        if (before != null) {
          messages.put(delete.target(), new Message(before.editedBy(), entry.seq()));
          if (before.deletedBy() == 0) {
            deleted.add(delete.target());
          }
        }
        words.remove(delete.target());
      }
      case Payload.Reaction reaction -> react(reaction.target(), entry);
      case Payload.Unreaction unreaction -> react(unreaction.target(), entry);
      case Payload.Activity activity -> {}
    }
  }

  /** Earlier edits than the last were withdrawn by the edits after them. */
  private @Nullable Message withdraw(long target, long by) {
    Message message = messages.get(target);
    if (message != null) {
      changed.add(target);
      withdrawn.putIfAbsent(target, by);
      if (message.editedBy() > 0) {
        withdrawn.putIfAbsent(message.editedBy(), by);
      }
    }
    return message;
  }

  private void react(long target, Entry entry) {
    reactions.put(new Ask.Reacted(target, entry.author()), entry.seq());
  }
}
