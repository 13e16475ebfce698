package io.i9chat.ports;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.Departures;
import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.ops.SealedKeys;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Places;
import io.i9chat.ports.people.Profiles;
import io.i9chat.ports.people.Storage;

/** The ports that one store of record serves together, so that one transaction can span them. */
public record StorePorts(
    Accounts accounts,
    ExternalIds externalIds,
    Sessions sessions,
    OneTimeCodes codes,
    Departures departures,
    Profiles profiles,
    Blocks blocks,
    Places places,
    Chats chats,
    ChatLog log,
    Receipts receipts,
    Inbox inbox,
    MessageSearch search,
    MediaLedger ledger,
    Storage storage,
    SealedKeys keys) {}
