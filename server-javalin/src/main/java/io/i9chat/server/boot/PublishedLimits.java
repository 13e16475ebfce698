package io.i9chat.server.boot;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.SyncChats;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.people.FindPeople;
import io.i9chat.ports.people.Blocks;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Patience;
import io.i9chat.server.http.HttpServer;
import io.i9chat.server.http.MediaRoutes;
import io.i9chat.server.jetty.CountedConnector;
import io.i9chat.server.jetty.JettySetup;
import io.i9chat.server.operation.server.ValueLimits;
import io.i9chat.server.wire.json.Json;
import io.i9chat.server.ws.SocketLimits;
import java.util.Map;
import java.util.TreeMap;

/** Every limit that the server enforces beside those of rate, by the name it is published under. */
final class PublishedLimits {
  private PublishedLimits() {}

  static Map<String, Long> of(Settings settings, ByteBudget budget) {
    Map<String, Long> others = new TreeMap<>(ValueLimits.published());
    others.putAll(SocketLimits.published());
    others.put("page.items", (long) PageLimit.MAX);
    others.put("page.bytes", (long) PageLimit.BYTES);
    others.put("sync.known", (long) SyncChats.KNOWN);
    others.put("sync.entries", (long) SyncChats.ENTRIES);
    others.put("blocks.perPerson", (long) Blocks.MOST);
    others.put("sessions.perPerson", (long) AccountLimits.SESSIONS);
    others.put("users.names", (long) FindPeople.MAX);
    others.put("groups.members", (long) settings.backend().groups().maxMembers());
    others.put("storage.perPersonBytes", settings.backend().storage().perPerson());
    others.put("nearby.radius", settings.backend().people().nearbyRadius());
    others.put("presence.watched", (long) LiveSubscription.WATCHED);
    others.put("json.depth", (long) Json.MAX_DEPTH);
    others.put("json.numberLength", (long) Json.MAX_NUMBER_LENGTH);
    others.put("json.nameLength", (long) Json.MAX_NAME_LENGTH);
    others.put("http.bodyBytes", (long) HttpServer.MAX_BODY_BYTES);
    others.put("http.anonymousBodyBytes", (long) HttpServer.MAX_ANONYMOUS_BODY_BYTES);
    others.put("http.bodiesBytes", budget.bytes());
    others.put("http.answersBytes", budget.bytes());
    others.put("media.movingPerAddress", (long) MediaRoutes.PER_ADDRESS);
    others.put("budget.bytes", budget.bytes());
    others.put("budget.accountBytes", budget.accountBytes());
    others.put("budget.addressBytes", budget.addressBytes());
    others.put("budget.shareWaitMs", Patience.FOR_ITS_OWN.toMillis());
    others.put("budget.waitMs", Patience.FOR_OTHERS.toMillis());
    others.put("http.perAddress", (long) CountedConnector.PER_ADDRESS);
    others.put("http.headerBytes", (long) JettySetup.HEADER_BYTES);
    return others;
  }
}
