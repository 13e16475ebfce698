package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import io.i9chat.tck.broken.fake.Over.OverLog;
import io.i9chat.tck.broken.fake.Overlap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Chats that break a rule each. */
public final class ChatsFakes {
  private ChatsFakes() {}

  private static Fake fake(String rule, String how, Function<Chats, Chats> breaking) {
    return whole(
        rule, how, good -> StoreVariant.with(good, Chats.class, breaking.apply(good.chats())));
  }

  private static Fake whole(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.ChatsCase.class, breaking);
  }

  public static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(opening());
    fakes.addAll(committing());
    fakes.addAll(racing());
    fakes.add(whole("CHATS-11", "an entry may be earlier than the one below", ChatsFakes::asAsked));
    fakes.add(
        whole(
            "CHATS-12",
            "an entry counts all entries",
            good -> StoreVariant.with(good, ChatLog.class, mapped(good, ChatsFakes::countingAll))));
    return fakes;
  }

  private static List<Fake> opening() {
    List<Fake> fakes = new ArrayList<>();
    fakes.add(fake("CHATS-1", "each opening makes a chat", BrokenChats.AlwaysAnotherChat::new));
    fakes.addAll(
        List.of(
            fake(
                "CHATS-1",
                "openings that meet make a chat each",
                good ->
                    new OverChats(good) {
                      private final Overlap overlap = new Overlap();
                      private final Chats another = new BrokenChats.AlwaysAnotherChat(good);

                      @Override
                      public OpenResult open(Opening opening) {
                        return overlap.call(() -> real.open(opening), () -> another.open(opening));
                      }
                    }),
            fake(
                "CHATS-2",
                "opening a direct chat lets the other in too",
                good ->
                    new OverChats(good) {
                      @Override
                      public OpenResult open(Opening opening) {
                        if (opening instanceof Opening.Direct d) {
                          real.open(
                              new Opening.Direct(
                                  d.fresh(),
                                  /* opener= */ d.other(),
                                  /* other= */ d.opener(),
                                  d.at(),
                                  d.preconditions()));
                        }
                        return real.open(opening);
                      }
                    })));
    fakes.addAll(groupsAndViews());
    return fakes;
  }

  private static List<Fake> groupsAndViews() {
    return List.of(
        fake(
            "CHATS-3",
            "a group opened again is another group",
            good ->
                new OverChats(good) {
                  @Override
                  public OpenResult open(Opening opening) {
                    return opening instanceof Opening.Group g
                        ? real.open(
                            new Opening.Group(
                                Fresh.chat(),
                                g.opener(),
                                Fresh.clientId(),
                                g.fingerprint(),
                                g.profile(),
                                g.people(),
                                g.at(),
                                g.preconditions()))
                        : real.open(opening);
                  }
                }),
        fake(
            "CHATS-4",
            "views are cached",
            good ->
                new OverChats(good) {
                  private final Map<Set<Object>, Optional<ChatView>> cache =
                      new ConcurrentHashMap<>();

                  @Override
                  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
                    return cache.computeIfAbsent(
                        Set.of(chat, Set.copyOf(people)), key -> real.view(chat, people));
                  }
                }));
  }

  private static List<Fake> committing() {
    return List.of(
        fake("CHATS-6", "versions are not looked at", BrokenChats.AnyVersion::new),
        fake(
            "CHATS-7",
            "activities leave the version",
            good ->
                new BrokenChats.AnyVersion(good) {
                  @Override
                  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
                    return real.view(chat, people).map(v -> BrokenChats.view(v, 1, v.members()));
                  }
                }),
        said("a client id is not looked at", ChatsFakes::renamed),
        said("the client ids of edits are not kept", ChatsFakes::unnamed),
        fake(
            "CHATS-9",
            "what is behind a stale intent is appended",
            good ->
                new OverChats(good) {
                  @Override
                  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
                    return intents.stream()
                        .flatMap(intent -> real.commit(chat, List.of(intent)).stream())
                        .toList();
                  }
                }));
  }

  private static Fake said(String how, UnaryOperator<Intent> otherwise) {
    return fake(
        "CHATS-8",
        how,
        good ->
            new OverChats(good) {
              @Override
              public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
                return real.commit(chat, intents.stream().map(otherwise).toList());
              }
            });
  }

  private static Intent renamed(Intent intent) {
    return intent.payload() instanceof Payload.Message m
        ? saying(
            intent, new Payload.Message(Fresh.clientId(), m.fingerprint(), m.body(), m.replyTo()))
        : intent;
  }

  private static Intent unnamed(Intent intent) {
    return intent.payload() instanceof Payload.Edit edit
        ? saying(intent, new Payload.Edit(edit.target(), edit.body()))
        : intent;
  }

  private static Intent saying(Intent intent, Payload payload) {
    return new Intent(
        intent.author(),
        intent.version(),
        intent.at(),
        payload,
        intent.preconditions(),
        intent.words());
  }

  private static List<Fake> racing() {
    return List.of(
        meeting(
            "CHATS-5",
            "commits that meet get one seq",
            (real, chat, intents) ->
                real.commit(chat, intents).stream().map(ChatsFakes::oneLower).toList()),
        meeting(
            "CHATS-6",
            "the version is looked at before, not while appending",
            (real, chat, intents) -> new BrokenChats.AnyVersion(real).commit(chat, intents)),
        meeting(
            "CHATS-8",
            "uses of a client id that meet are appended each",
            (real, chat, intents) ->
                real.commit(chat, intents.stream().map(ChatsFakes::renamed).toList())),
        meeting(
            "CHATS-10",
            "calls that meet are all refused",
            (real, chat, intents) ->
                intents.stream().map(intent -> (CommitResult) new Stale()).toList()));
  }

  /** What commits come to that meet. */
  @FunctionalInterface
  private interface Together {
    List<CommitResult> commit(Chats real, ChatId chat, List<Intent> intents);
  }

  private static Fake meeting(String rule, String how, Together together) {
    return fake(
        rule,
        how,
        good ->
            new OverChats(good) {
              private final Overlap overlap = new Overlap();

              @Override
              public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
                return overlap.call(
                    () -> real.commit(chat, intents), () -> together.commit(real, chat, intents));
              }
            });
  }

  private static CommitResult oneLower(CommitResult result) {
    if (result instanceof Committed done) {
      Entry e = done.entry();
      return new Committed(
          new Entry(e.chat(), e.seq() - 1, e.at(), e.author(), e.payload(), e.messages()),
          done.newcomers());
    }
    return result;
  }

  private static OverLog mapped(StorePorts good, UnaryOperator<Entry> mapping) {
    return new OverLog(good.log()) {
      @Override
      protected LogPage page(LogPage page) {
        return new LogPage(page.entries().stream().map(mapping).toList(), page.more(), page.head());
      }
    };
  }

  private static Entry countingAll(Entry e) {
    return new Entry(e.chat(), e.seq(), e.at(), e.author(), e.payload(), e.seq());
  }

  /** Entries carry the time that was asked for, whatever is below them. */
  private static StorePorts asAsked(StorePorts good) {
    Map<Payload, Instant> asked = new ConcurrentHashMap<>();
    Chats chats =
        new OverChats(good.chats()) {
          @Override
          public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
            intents.forEach(intent -> asked.put(intent.payload(), intent.at()));
            return real.commit(chat, intents);
          }
        };
    OverLog log =
        mapped(
            good,
            e ->
                new Entry(
                    e.chat(),
                    e.seq(),
                    asked.getOrDefault(e.payload(), e.at()),
                    e.author(),
                    e.payload(),
                    e.messages()));
    return StoreVariant.with(StoreVariant.with(good, Chats.class, chats), ChatLog.class, log);
  }
}
