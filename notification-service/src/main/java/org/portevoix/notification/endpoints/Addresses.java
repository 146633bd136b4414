package org.portevoix.notification.endpoints;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from all others (IANA special-purpose address
 * registries).
 */
final class Addresses {

	private static final List<Block> NOT_PUBLIC_4 = List.of(Block.of(8, 0), Block.of(8, 10), Block.of(10, 100, 64),
			Block.of(8, 127), Block.of(16, 169, 254), Block.of(12, 172, 16), Block.of(24, 192, 0, 0),
			Block.of(24, 192, 0, 2), Block.of(24, 192, 88, 99), Block.of(16, 192, 168), Block.of(15, 198, 18),
			Block.of(24, 198, 51, 100), Block.of(24, 203, 0, 113), Block.of(3, 224));

	/** All that is given out to the internet at large. */
	private static final Block GLOBAL_6 = Block.of(3, 0x20);

	/** Tunnels, which hide another address, and what is reserved. */
	private static final List<Block> NOT_PUBLIC_6 = List.of(Block.of(23, 0x20, 0x01, 0x00),
			Block.of(32, 0x20, 0x01, 0x0d, 0xb8), Block.of(16, 0x20, 0x02), Block.of(20, 0x3f, 0xff, 0x00));

	private Addresses() {
	}

	static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		return switch (address) {
			case Inet4Address _ -> NOT_PUBLIC_4.stream().noneMatch((block) -> block.holds(bytes));
			case Inet6Address _ ->
				GLOBAL_6.holds(bytes) && NOT_PUBLIC_6.stream().noneMatch((block) -> block.holds(bytes));
			default -> false;
		};
	}

	/** A stretch of addresses that begin alike. */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Block(int bits, int[] start) {

		static Block of(int bits, int... start) {
			return new Block(bits, start);
		}

		boolean holds(byte[] address) {
			for (int bit = 0; bit < this.bits; bit++) {
				int here = address[bit / 8] >> (7 - bit % 8) & 1;
				int wanted = (bit / 8 < this.start.length) ? this.start[bit / 8] >> (7 - bit % 8) & 1 : 0;
				if (here != wanted) {
					return false;
				}
			}
			return true;
		}

	}

}
