package io.i9chat.server.model;

import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.live.Delivery;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.ports.model.ChatId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The entries of each chat that one person was told of, as they came: nothing is sorted here. */
final class Told {
  private final Map<ChatId, List<Snapshot.Live>> entries = new ConcurrentHashMap<>();

  void on(Delivery delivery) {
    if (delivery.event() instanceof LiveEvent.EntryAppended appended) {
      switch (appended.entry()) {
        case NamedEntry named ->
            note(named.entry().chat(), new Snapshot.Live((int) named.entry().seq(), false));
        case HiddenEntry hidden -> note(hidden.chat(), new Snapshot.Live((int) hidden.seq(), true));
      }
    }
  }

  private void note(ChatId chat, Snapshot.Live entry) {
    entries.computeIfAbsent(chat, first -> new CopyOnWriteArrayList<>()).add(entry);
  }

  /** What was told so far, by chat. */
  Map<ChatId, List<Snapshot.Live>> entries() {
    return entries;
  }
}
