package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import io.i9chat.tck.broken.fake.Over.OverLog;
import io.i9chat.tck.broken.fake.Overlap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Chats that break a rule about groups or withdrawn content each. */
public final class GroupFakes {
  private GroupFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("CHATS-13", "to who has gone the group is as it is now", Thawed::new),
        fake("CHATS-13", "whoever has gone has left", AllLeft::new),
        whole("CHATS-15", "the log keeps what is withdrawn", GroupFakes::remembering),
        fake("CHATS-15", "a repeat brings back what was withdrawn", Repeating::new),
        fake("CHATS-16", "a fingerprint is not looked at", Unprinted::new),
        fake("CHATS-16", "openings that meet make a group each", MeetingOpenings::new),
        fake("CHATS-18", "rosters are cached", CachedRosters::new),
        fake("CHATS-18", "a roster names the version of a moment later", TornRosters::new));
  }

  private static Fake fake(String rule, String how, Function<Chats, Chats> breaking) {
    return whole(
        rule, how, good -> StoreVariant.with(good, Chats.class, breaking.apply(good.chats())));
  }

  private static Fake whole(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.ChatsCase.class, breaking);
  }

  /** Views with other memberships of those who have gone. */
  private abstract static class Misremembering extends OverChats {
    Misremembering(Chats real) {
      super(real);
    }

    abstract Membership gone(Membership held, ChatView view);

    @Override
    public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
      return real.view(chat, people)
          .map(view -> {
            Map<PersonId, Membership> members = new HashMap<>(view.members());
            members.replaceAll((who, held) -> held.frozen() == null ? held : gone(held, view));
            return BrokenChats.view(view, view.version(), members);
          });
    }
  }

  private static final class Thawed extends Misremembering {
    Thawed(Chats real) {
      super(real);
    }

    @Override
    Membership gone(Membership held, ChatView view) {
      return new Membership(held.status(), held.windows(), held.cleared(), view.group());
    }
  }

  private static final class AllLeft extends Misremembering {
    AllLeft(Chats real) {
      super(real);
    }

    @Override
    Membership gone(Membership held, ChatView view) {
      return new Membership(MemberStatus.LEFT, held.windows(), held.cleared(), held.frozen());
    }
  }

  /** Remembers entries as they were committed. */
  private static class Remembering extends OverChats {
    final Map<List<Object>, Entry> first = new ConcurrentHashMap<>();

    Remembering(Chats real) {
      super(real);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      List<CommitResult> results = real.commit(chat, intents);
      for (CommitResult result : results) {
        if (result instanceof Committed done) {
          first.put(List.of(chat, done.entry().seq()), done.entry());
        }
      }
      return results;
    }

    Entry asCommitted(Entry entry) {
      return first.getOrDefault(List.of(entry.chat(), entry.seq()), entry);
    }
  }

  private static StorePorts remembering(StorePorts good) {
    Remembering chats = new Remembering(good.chats());
    OverLog log =
        new OverLog(good.log()) {
          @Override
          protected LogPage page(LogPage page) {
            List<Entry> entries = page.entries().stream().map(chats::asCommitted).toList();
            return new LogPage(entries, page.more(), page.head());
          }
        };
    return StoreVariant.with(StoreVariant.with(good, Chats.class, chats), ChatLog.class, log);
  }

  private static final class Repeating extends Remembering {
    Repeating(Chats real) {
      super(real);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      return super.commit(chat, intents).stream()
          .map(result ->
              result instanceof Repeated repeated
                  ? new Repeated(asCommitted(repeated.entry()))
                  : result)
          .toList();
    }
  }

  /** The group, under another key. */
  private static Opening.Group under(ClientId id, Fingerprint fingerprint, Opening.Group g) {
    return new Opening.Group(
        g.fresh(), g.opener(), id, fingerprint, g.profile(), g.people(), g.at(), g.preconditions());
  }

  private static final class Unprinted extends OverChats {
    private static final Fingerprint SAME = new Fingerprint(0, 0);

    Unprinted(Chats real) {
      super(real);
    }

    @Override
    public OpenResult open(Opening opening) {
      return real.open(opening instanceof Opening.Group g ? under(g.clientId(), SAME, g) : opening);
    }

    @Override
    public Optional<OpenResult> opened(PersonId opener, ClientId id, Fingerprint fingerprint) {
      return real.opened(opener, id, SAME);
    }
  }

  private static final class MeetingOpenings extends OverChats {
    private final Overlap overlap = new Overlap();

    MeetingOpenings(Chats real) {
      super(real);
    }

    @Override
    public OpenResult open(Opening opening) {
      return opening instanceof Opening.Group g
          ? overlap.call(
              () -> real.open(g), () -> real.open(under(Fresh.clientId(), g.fingerprint(), g)))
          : real.open(opening);
    }
  }

  private static final class CachedRosters extends OverChats {
    private final Map<ChatId, Optional<Roster>> cache = new ConcurrentHashMap<>();

    CachedRosters(Chats real) {
      super(real);
    }

    @Override
    public Optional<Roster> roster(ChatId chat) {
      return cache.computeIfAbsent(chat, real::roster);
    }
  }

  private static final class TornRosters extends OverChats {
    TornRosters(Chats real) {
      super(real);
    }

    @Override
    public Optional<Roster> roster(ChatId chat) {
      Optional<Roster> roster = real.roster(chat);
      Overlap.pause();
      return roster.map(there ->
          new Roster(
              real.view(chat, List.of()).map(ChatView::version).orElse(0L), there.members()));
    }
  }
}
