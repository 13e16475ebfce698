package io.i9chat.tck.memory.store;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The logs of the chats in memory. */
final class InMemoryChatLog implements ChatLog {
  private final StoreState store;

  InMemoryChatLog(StoreState store) {
    this.store = store;
  }

  private Stream<Entry> entries(ChatId chat) {
    return store.chat(chat).stream().flatMap(state -> state.log.entries.stream());
  }

  private static boolean sees(List<Window> visible, Entry entry) {
    return visible.stream().anyMatch(window -> window.holds(entry.seq()));
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    return page(chat, visible, cursor, bound, entry -> true);
  }

  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    return page(chat, visible, cursor, bound, LogState::isShown);
  }

  private LogPage page(
      ChatId chat, List<Window> visible, Cursor cursor, PageBound bound, Predicate<Entry> kind) {
    return store.locked(() -> {
      List<Entry> matching =
          entries(chat)
              .filter(entry -> sees(visible, entry))
              .filter(entry -> lies(entry.seq(), cursor))
              .filter(kind)
              .toList();
      boolean forward = cursor instanceof Cursor.After;
      List<Entry> page = fill(forward ? matching : matching.reversed(), bound);
      return new LogPage(
          forward ? page : page.reversed(), page.size() < matching.size(), entries(chat).count());
    });
  }

  /** The first of these, as many as fit. */
  private static List<Entry> fill(List<Entry> entries, PageBound bound) {
    PageBound.Filling page = bound.fill();
    return entries.stream().takeWhile(entry -> page.takes(Weight.of(entry))).toList();
  }

  private static boolean lies(long seq, Cursor cursor) {
    return switch (cursor) {
      case Cursor.After after -> seq > after.seq();
      case Cursor.Before before -> seq < before.seq();
    };
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
    Set<Long> asked = new HashSet<>(seqs);
    return store.locked(
        () -> fill(entries(chat).filter(entry -> asked.contains(entry.seq())).toList(), bound));
  }

  @Override
  public Part<Fold> about(
      ChatId chat,
      List<Window> visible,
      List<Long> targets,
      @Nullable PersonId reader,
      PageBound bound) {
    return store.locked(() -> {
      PageBound.Filling page = bound.fill();
      List<Fold> folds = new ArrayList<>();
      for (long target : targets) {
        Optional<Fold> fold =
            fold(entries(chat).filter(entry -> sees(visible, entry)).toList(), target, reader);
        if (fold.isPresent() && !page.takes(Weight.of(fold.get()))) {
          return new Part<>(folds, true);
        }
        fold.ifPresent(folds::add);
      }
      return new Part<>(folds, false);
    });
  }

  private static Optional<Fold> fold(List<Entry> visible, long target, @Nullable PersonId reader) {
    Fold.Making fold = new Fold.Making(target, reader);
    Map<PersonId, Entry> last = new HashMap<>();
    for (Entry entry : visible) {
      if (entry.payload() instanceof Payload.About about && about.target() == target) {
        switch (about) {
          case Payload.Edit edit -> fold.edited(entry);
          case Payload.Delete delete -> fold.deleted(entry);
          case Payload.Reaction reaction -> last.put(entry.author(), entry);
          case Payload.Unreaction unreaction -> last.put(entry.author(), entry);
        }
      }
    }
    if (reader != null) {
      last.values()
          .forEach(entry -> {
            if (entry.payload() instanceof Payload.Reaction(long of, Emoji emoji)) {
              fold.reacted(entry.seq(), entry.author(), emoji);
            } else {
              fold.saw(entry.seq());
            }
          });
    }
    return fold.made();
  }

  @Override
  public Optional<Target> target(ChatId chat, long seq, PersonId person) {
    return store.locked(() ->
        store
            .chat(chat)
            .flatMap(state -> state.log.message(seq).map(of -> target(state.log, of, person))));
  }

  private static Target target(LogState log, Entry message, PersonId person) {
    long seq = message.seq();
    long reactions =
        log.entries.stream()
            .filter(entry -> entry.author().equals(person))
            .filter(entry ->
                entry.payload() instanceof Payload.Reaction reaction && reaction.target() == seq)
            .count();
    return new Target(
        message,
        log.lastEdit(seq).orElse(null),
        log.deletion(seq).orElse(null),
        log.lastReaction(seq, person).orElse(null),
        (int) reactions);
  }

  @Override
  public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
    return store.locked(() -> {
      List<Entry> above =
          entries(chat)
              .filter(entry -> entry.payload() instanceof Payload.Message)
              .filter(entry -> entry.author().equals(author) && entry.seq() > after)
              .toList();
      int looks = (int) Math.min(above.size(), (long) AuthorPage.LOOKS * bound.items());
      List<Entry> looked = above.subList(0, looks);
      return AuthorPage.cut(
          looked.stream().filter(entry -> !isDeleted(entry)).toList(),
          looked.isEmpty() ? after : looked.getLast().seq(),
          looks < above.size(),
          bound);
    });
  }

  private boolean isDeleted(Entry message) {
    return store.chat(message.chat()).orElseThrow().log.deletion(message.seq()).isPresent();
  }

  @Override
  public List<Entry> activities(ChatId chat, long below, PageBound bound) {
    return store.locked(() ->
        fill(
            entries(chat)
                .filter(entry -> entry.payload() instanceof Payload.Activity && entry.seq() < below)
                .sorted(Comparator.comparingLong(Entry::seq).reversed())
                .toList(),
            bound));
  }
}
