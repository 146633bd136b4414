package org.portevoix.gateway.client;

import java.net.InetAddress;

import io.netty.util.NetUtil;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientKeyTests {

	@Test
	void countsEachIpv4AddressByItself() throws Exception {
		assertThat(key("192.0.2.1")).isEqualTo(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
		assertThat(key("255.0.0.1")).isNotEqualTo(key("127.0.0.1"));
	}

	@Test
	void countsAnIpv6NetworkOf64BitsAsOne() throws Exception {
		assertThat(key("2001:db8:1:2::1")).isEqualTo(key("2001:db8:1:2:ffff:ffff:ffff:ffff"))
			.isNotEqualTo(key("2001:db8:1:3::1"));
	}

	@Test
	void countsAMappedAddressAsTheIpv4AddressThatItIs() throws Exception {
		assertThat(key("::ffff:192.0.2.1")).isEqualTo(key("192.0.2.1")).isNotEqualTo(key("::ffff:192.0.2.2"));
	}

	private static ClientKey key(String address) throws Exception {
		return ClientKey.of(InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(address)));
	}

}
