/**
 * Clients by their network address: whose it is behind proxies, blocks of addresses, and how many
 * of something each may have.
 */
@NullMarked
package io.i9chat.server.address;

import org.jspecify.annotations.NullMarked;
