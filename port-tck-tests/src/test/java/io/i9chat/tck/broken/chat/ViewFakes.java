package io.i9chat.tck.broken.chat;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import io.i9chat.tck.broken.fake.Overlap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chats that remember views, and are wrong only where calls meet. */
public final class ViewFakes {
  private static final String MIXED = "memberships of one version are shown with another";

  private ViewFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("CHATS-4", MIXED, Mixing::new),
        fake("CHATS-6", MIXED, Mixing::new),
        fake("CHATS-7", MIXED, Mixing::new),
        fake("CHATS-4", "who is asked about is read twice", ReadingTwice::new),
        fake("CHATS-20", "what was read before is shown with the version of now", Renewing::new));
  }

  private static Fake fake(String rule, String how, Function<Chats, Chats> breaking) {
    return Fake.ofPort(
        rule, how, Cases.ChatsCase.class, Chats.class, good -> breaking.apply(good.chats()));
  }

  /** Remembers groups until an activity is stored, which takes a moment to be noticed. */
  private abstract static class Remembering extends OverChats {
    private final Map<ChatId, Known> groups = new ConcurrentHashMap<>();
    private final boolean mixes;

    Remembering(Chats real, boolean mixes) {
      super(real);
      this.mixes = mixes;
    }

    @Override
    public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
      Known known = groups.computeIfAbsent(chat, unknown -> new Known(mixes));
      ChatView there = known.view(people);
      return there != null ? Optional.of(there) : read(chat, people, known);
    }

    abstract Optional<ChatView> read(ChatId chat, Collection<PersonId> people, Known known);

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      List<CommitResult> results = real.commit(chat, intents);
      if (intents.stream().anyMatch(intent -> intent.payload() instanceof Payload.Activity)) {
        Overlap.pause();
        Known known = groups.remove(chat);
        if (known != null) {
          known.drop();
        }
      }
      return results;
    }
  }

  private static final class Mixing extends Remembering {
    Mixing(Chats real) {
      super(real, true);
    }

    @Override
    Optional<ChatView> read(ChatId chat, Collection<PersonId> people, Known known) {
      List<PersonId> asked = List.copyOf(people);
      Optional<ChatView> view = real.view(chat, asked);
      view.ifPresent(facts -> known.learn(facts, asked));
      return view;
    }
  }

  private static final class ReadingTwice extends Remembering {
    ReadingTwice(Chats real) {
      super(real, false);
    }

    @Override
    Optional<ChatView> read(ChatId chat, Collection<PersonId> people, Known known) {
      Optional<ChatView> view = real.view(chat, people);
      Overlap.pause();
      view.ifPresent(facts -> known.learn(facts, people));
      return view;
    }
  }

  /** Remembers what people were, and not when. */
  private static final class Renewing extends OverChats {
    private final Map<List<Object>, ChatView> first = new ConcurrentHashMap<>();

    Renewing(Chats real) {
      super(real);
    }

    @Override
    public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
      Optional<ChatView> view = real.view(chat, people);
      view.ifPresent(facts -> people.forEach(who -> first.putIfAbsent(List.of(chat, who), facts)));
      return view;
    }

    @Override
    public Optional<ChatView> recent(ChatId chat, PersonId person) {
      return Optional.ofNullable(first.get(List.of(chat, person)))
          .flatMap(then ->
              real.view(chat, List.of())
                  .map(now -> BrokenChats.view(then, now.version(), then.members())));
    }
  }

  /** What is remembered of one group. */
  private static final class Known {
    private final Map<PersonId, Membership> members = new HashMap<>();
    private final boolean mixes;
    private @Nullable ChatView facts;
    private boolean dropped;

    Known(boolean mixes) {
      this.mixes = mixes;
    }

    synchronized @Nullable ChatView view(Collection<PersonId> people) {
      ChatView chat = facts;
      if (chat == null) {
        return null;
      }
      Map<PersonId, Membership> asked = new HashMap<>();
      for (PersonId person : people) {
        Membership membership = members.get(person);
        if (membership == null) {
          return null;
        }
        if (!membership.equals(Membership.NONE)) {
          asked.put(person, membership);
        }
      }
      return BrokenChats.view(chat, chat.version(), asked);
    }

    synchronized void learn(ChatView view, Collection<PersonId> people) {
      boolean older = facts != null && view.version() < facts.version();
      if (dropped || older || view.kind() == ChatKind.DIRECT) {
        return;
      }
      if (!mixes && facts != null && view.version() > facts.version()) {
        members.clear();
      }
      facts = view;
      people.forEach(person -> members.put(person, view.of(person)));
    }

    synchronized void drop() {
      dropped = true;
    }
  }
}
