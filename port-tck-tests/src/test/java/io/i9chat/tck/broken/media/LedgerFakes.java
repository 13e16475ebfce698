package io.i9chat.tck.broken.media;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverPeople.OverLedger;
import io.i9chat.tck.broken.fake.Overlap;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ledgers of media that break a rule each. */
public final class LedgerFakes {
  private LedgerFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("LEDGER-1", "bookings that meet pass the quota", Meeting::new),
        fake("LEDGER-1", "what is complete does not count", Generous::new),
        fake("LEDGER-2", "the last generation is kept", LastGeneration::new),
        fake("LEDGER-3", "what was used once is used", UsedForGood::new),
        fakeStore(
            "LEDGER-3",
            "those who have gone lose the picture",
            good -> StoreVariant.with(good, MediaLedger.class, new PictureOfNow(good))),
        fake("LEDGER-4", "what was used waits as well", AllWait::new),
        fake("LEDGER-4", "what is condemned is found", FindingAll::new),
        fake("LEDGER-5", "what is condemned is given once", GivenOnce::new),
        new Fake(
            "LEDGER-5",
            "what is condemned ends with the process",
            Cases.ForgetfulLedgerCase.class,
            InMemoryPorts::freshStore),
        fake("LEDGER-5", "only what is condemned is forgotten", ForgettingLess::new),
        fake("LEDGER-6", "entries are told to anybody", ToldToAnybody::new),
        fake("LEDGER-7", "what is verified counts as used", UsedOnceVerified::new),
        fake("LEDGER-8", "what was used once waits for the clean-up", Lingering::new),
        fake("LEDGER-10", "what is condemned is not known", KnowingLess::new));
  }

  private static Fake fake(String rule, String how, Breaking breaking) {
    return fakeStore(
        rule, how, good -> StoreVariant.with(good, MediaLedger.class, breaking.of(good.ledger())));
  }

  private static Fake fakeStore(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.LedgerCase.class, breaking);
  }

  /** Makes a ledger that breaks a rule of one that keeps them. */
  private interface Breaking {
    MediaLedger of(MediaLedger good);
  }

  private static final class PictureOfNow extends OverLedger {
    private final Chats chats;

    PictureOfNow(StorePorts good) {
      super(good.ledger());
      chats = good.chats();
    }

    @Override
    public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
      return real.uses(media, person, limit).stream()
          .filter(use -> !(use instanceof MediaUse.OfGroup group) || shows(group, media))
          .toList();
    }

    private boolean shows(MediaUse.OfGroup group, MediaId media) {
      return chats
          .view(group.chat(), List.of())
          .map(ChatView::group)
          .map(now -> now.profile().picture())
          .filter(picture -> picture.objects().contains(media))
          .isPresent();
    }
  }

  private static final class Meeting extends OverLedger {
    private final Overlap overlap = new Overlap();

    Meeting(MediaLedger real) {
      super(real);
    }

    @Override
    public boolean book(NewMedia media, MediaQuota quota) {
      return overlap.call(
          () -> real.book(media, quota),
          () -> real.book(media, new MediaQuota(Integer.MAX_VALUE, Long.MAX_VALUE)));
    }
  }

  private static final class Generous extends OverLedger {
    Generous(MediaLedger real) {
      super(real);
    }

    @Override
    public boolean book(NewMedia media, MediaQuota quota) {
      List<NewMedia> complete =
          real.find(real.of(media.owner())).stream()
              .filter(MediaRecord::isVerified)
              .map(MediaRecord::media)
              .toList();
      long bytes = complete.stream().mapToLong(NewMedia::size).sum();
      return real.book(
          media,
          new MediaQuota(quota.objects() + complete.size(), quota.bytes() + bytes, quota.stored()));
    }
  }

  private static final class LastGeneration extends OverLedger {
    private final Map<MediaId, String> last = new ConcurrentHashMap<>();

    LastGeneration(MediaLedger real) {
      super(real);
    }

    @Override
    public boolean verified(MediaId media, String generation) {
      last.put(media, generation);
      return real.verified(media, generation);
    }

    @Override
    public List<MediaRecord> find(Collection<MediaId> media) {
      return real.find(media).stream()
          .map(each -> new MediaRecord(each.media(), last.get(each.media().id()), each.everUsed()))
          .toList();
    }
  }

  private static final class UsedForGood extends OverLedger {
    private final Map<MediaId, Set<MediaUse>> ever = new ConcurrentHashMap<>();

    UsedForGood(MediaLedger real) {
      super(real);
    }

    @Override
    public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
      Set<MediaUse> all = ever.computeIfAbsent(media, id -> ConcurrentHashMap.newKeySet());
      all.addAll(real.uses(media, person, limit));
      return List.copyOf(all);
    }
  }

  private static final class AllWait extends OverLedger {
    private final Map<MediaId, Instant> announced = new ConcurrentHashMap<>();

    AllWait(MediaLedger real) {
      super(real);
    }

    @Override
    public boolean book(NewMedia media, MediaQuota quota) {
      announced.put(media.id(), media.at());
      return real.book(media, quota);
    }

    @Override
    public List<MediaId> condemned(Instant before, int limit) {
      return real.condemned(before, limit).stream()
          .filter(each -> announced.getOrDefault(each, Instant.MIN).isBefore(before))
          .toList();
    }
  }

  /** Finds what was found before, until it is given as condemned. */
  private static final class KnowingLess extends OverLedger {
    KnowingLess(MediaLedger real) {
      super(real);
    }

    @Override
    public Set<MediaId> known(Collection<MediaId> media) {
      return real.find(media).stream()
          .map(record -> record.media().id())
          .collect(Collectors.toSet());
    }
  }

  private static final class Lingering extends OverLedger {
    private final Map<MediaId, MediaRecord> known = new ConcurrentHashMap<>();

    Lingering(MediaLedger real) {
      super(real);
    }

    @Override
    public boolean verified(MediaId media, String generation) {
      boolean there = real.verified(media, generation);
      real.find(List.of(media)).forEach(each -> known.put(media, each));
      return there || known.containsKey(media);
    }

    @Override
    public List<MediaRecord> find(Collection<MediaId> media) {
      return Set.copyOf(media).stream().map(known::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<MediaId> condemned(Instant announcedBefore, int limit) {
      List<MediaId> condemned = real.condemned(announcedBefore, limit);
      condemned.forEach(known::remove);
      return condemned;
    }
  }

  private static final class FindingAll extends OverLedger {
    private final Map<MediaId, NewMedia> announced = new ConcurrentHashMap<>();

    FindingAll(MediaLedger real) {
      super(real);
    }

    @Override
    public boolean book(NewMedia media, MediaQuota quota) {
      boolean booked = real.book(media, quota);
      if (booked) {
        announced.put(media.id(), media);
      }
      return booked;
    }

    @Override
    public List<MediaRecord> find(Collection<MediaId> media) {
      return Set.copyOf(media).stream()
          .map(announced::get)
          .filter(Objects::nonNull)
          .map(each -> new MediaRecord(each, null, false))
          .toList();
    }
  }

  private static final class UsedOnceVerified extends OverLedger {
    UsedOnceVerified(MediaLedger real) {
      super(real);
    }

    @Override
    public List<MediaRecord> find(Collection<MediaId> media) {
      return real.find(media).stream()
          .map(each -> new MediaRecord(each.media(), each.generation(), each.isVerified()))
          .toList();
    }
  }

  private static final class GivenOnce extends OverLedger {
    private final Set<MediaId> given = ConcurrentHashMap.newKeySet();

    GivenOnce(MediaLedger real) {
      super(real);
    }

    @Override
    public List<MediaId> condemned(Instant before, int limit) {
      return real.condemned(before, limit).stream().filter(given::add).toList();
    }
  }

  private static final class ForgettingLess extends OverLedger {
    ForgettingLess(MediaLedger real) {
      super(real);
    }

    @Override
    public void forget(Collection<MediaId> media) {
      Set<MediaId> told = new HashSet<>(media);
      real.find(media).forEach(each -> told.remove(each.media().id()));
      real.forget(told);
    }
  }

  private static final class ToldToAnybody extends OverLedger {
    ToldToAnybody(MediaLedger real) {
      super(real);
    }

    @Override
    public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
      PersonId owner =
          real.find(List.of(media)).stream()
              .map(each -> each.media().owner())
              .findFirst()
              .orElse(person);
      return real.uses(media, owner, limit);
    }
  }
}
