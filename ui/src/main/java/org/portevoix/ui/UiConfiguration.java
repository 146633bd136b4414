package org.portevoix.ui;

import java.nio.charset.StandardCharsets;

import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.converter.Converter;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a service with pages what they need. */
@AutoConfiguration(before = { WebMvcAutoConfiguration.class, MessageSourceAutoConfiguration.class })
@EnableConfigurationProperties(UiProperties.class)
@Import({ AssetsController.class, WavesPicture.class, ErrorPages.class })
public class UiConfiguration {

	@Bean
	LocaleResolver localeResolver() {
		return new PathLocaleResolver();
	}

	@Bean
	Converter<String, Language> languageInPath() {
		// Not a lambda: its types could not be read back.
		return new Converter<>() {
			@Override
			public Language convert(String code) {
				return Language.of(code).orElseThrow(() -> new IllegalArgumentException("No such language"));
			}
		};
	}

	@Bean
	MessageSource messageSource(ObjectProvider<MessageBundle> bundles) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		// A missing word must not come out in the language of the server.
		messages.setFallbackToSystemLocale(false);
		messages.addBasenames("org/portevoix/ui/messages");
		bundles.orderedStream().map(MessageBundle::baseName).forEach(messages::addBasenames);
		return messages;
	}

	@Bean
	WebMvcConfigurer rememberedLanguage() {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new LanguageCookie());
			}
		};
	}

	@Bean
	Assets assets() {
		return new Assets();
	}

	@Bean
	Drawings drawings() {
		return new Drawings();
	}

	@Bean
	Formats formats() {
		return new Formats();
	}

	/**
	 * Templates know them as variables: beans are out of reach where addresses are made.
	 */
	@Bean
	SmartInitializingSingleton templateVariables(ThymeleafViewResolver templates, Assets assets, Drawings drawings,
			Formats formats) {
		return () -> {
			templates.addStaticVariable("assets", assets);
			templates.addStaticVariable("drawings", drawings);
			templates.addStaticVariable("formats", formats);
		};
	}

	@Bean
	Countries countries(UiProperties ui) {
		return new Countries(ui.firstCountries());
	}

}
