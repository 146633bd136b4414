package org.portevoix.documents;

import io.swagger.v3.core.converter.ModelConverter;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.JavadocProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.ObjenesisStd;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets springdoc read the controllers of a service without starting it. They are made
 * without their constructors, because nobody calls them: only what they declare counts.
 */
final class Controllers {

	private Controllers() {
	}

	static ObjectNode describe(String basePackage, JavadocProvider javadoc, ModelConverter types) {
		SpringDocUtils.getConfig().addAnnotationsToIgnore(AuthenticationPrincipal.class);
		ObjectNode[] document = new ObjectNode[1];
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class, SpringDocConfiguration.class,
					SpringDocConfigProperties.class, SpringDocWebMvcConfiguration.class))
			.withPropertyValues("springdoc.api-docs.version=openapi_3_1", "springdoc.paths-to-match=/api/**",
					"springdoc.override-with-generic-response=false", "springdoc.writer-with-order-by-keys=true",
					"springdoc.default-produces-media-type=application/json")
			.withInitializer((context) -> scan(basePackage, (BeanDefinitionRegistry) context.getBeanFactory()))
			.withBean(JavadocProvider.class, () -> javadoc)
			.withBean(ModelConverter.class, () -> types)
			.run((context) -> document[0] = Json.read(MockMvcTester.from(context)
				.get()
				.uri("/v3/api-docs")
				.exchange()
				.getResponse()
				.getContentAsString()));
		return document[0];
	}

	private static void scan(String basePackage, BeanDefinitionRegistry registry) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
		for (BeanDefinition found : scanner.findCandidateComponents(basePackage)) {
			String name = String.valueOf(found.getBeanClassName());
			registry.registerBeanDefinition(name, hollow(ClassUtils.resolveClassName(name, null)));
		}
	}

	private static <T> BeanDefinition hollow(Class<T> type) {
		return new RootBeanDefinition(type, () -> new ObjenesisStd().newInstance(type));
	}

}
