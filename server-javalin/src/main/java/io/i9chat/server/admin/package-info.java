/**
 * What the server tells those who run it, on a port of its own: metrics, and which of its parts are
 * up.
 */
@NullMarked
package io.i9chat.server.admin;

import org.jspecify.annotations.NullMarked;
