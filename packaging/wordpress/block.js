// The block in the editor: its settings in the sidebar, and in the text a box that stands for the widget. What readers
// see is made by the server, in uncat-readiness.php; the attributes are registered there.
(function ({ blockEditor, blocks, components, element, i18n }) {
  const { createElement } = element;
  // With the text domain at every text: the tools of WordPress look for just this.
  const { __ } = i18n;
  const name = 'uncat-readiness/assessment';

  /** The settings with few values; the first value of each leaves the attribute out. */
  const choices = {
    languages: [__('Choice of language', 'uncat-readiness'), {
      '': __('Offered to the reader', 'uncat-readiness'),
      hidden: __('Not offered', 'uncat-readiness'),
    }],
    theme: [__('Colours', 'uncat-readiness'), {
      '': __('As the system of the reader', 'uncat-readiness'),
      light: __('Light', 'uncat-readiness'),
      dark: __('Dark', 'uncat-readiness'),
    }],
    storage: [__('Answers are kept', 'uncat-readiness'), {
      '': __('In the tab, until it is closed', 'uncat-readiness'),
      none: __('Not at all', 'uncat-readiness'),
      device: __('On the device of the reader', 'uncat-readiness'),
    }],
    addresses: [__('Address of the page', 'uncat-readiness'), {
      '': __('Stays as it is', 'uncat-readiness'),
      fragment: __('Names the place that is shown', 'uncat-readiness'),
    }],
    closing: [__('Before the page is closed', 'uncat-readiness'), {
      '': __('The browser asks when answers would be lost', 'uncat-readiness'),
      quiet: __('The browser does not ask', 'uncat-readiness'),
    }],
    loading: [__('The widget is loaded', 'uncat-readiness'), {
      '': __('When the reader comes near it', 'uncat-readiness'),
      eager: __('At once', 'uncat-readiness'),
    }],
  };

  /** The settings that are written. */
  const texts = {
    lang: [
      __('Language', 'uncat-readiness'),
      __('A language tag, such as fr. Empty: the language of the page.', 'uncat-readiness'),
    ],
    scope: [
      __('Scope', 'uncat-readiness'),
      __('Names of groups or sections, before-deposit, key. Empty: the whole questionnaire.', 'uncat-readiness'),
    ],
    place: [
      __('Where it begins', 'uncat-readiness'),
      __('A screen, such as results, a section, such as S8, or a statement, such as S8.1. Empty: the start.', 'uncat-readiness'),
    ],
    assessment: [
      __('Assessment to begin with', 'uncat-readiness'),
      __('The address of a saved assessment on this site. Empty: no answers.', 'uncat-readiness'),
    ],
    heading: [
      __('Level of its first heading', 'uncat-readiness'),
      __('From 1 to 4, such as 2 below the title of the page. Empty: 1.', 'uncat-readiness'),
    ],
    id: [
      __('Id', 'uncat-readiness'),
      __('Needed only where a page has the widget twice.', 'uncat-readiness'),
    ],
  };

  function edit({ attributes, setAttributes }) {
    const setting = (attribute, label) => ({
      key: attribute,
      label,
      value: attributes[attribute] ?? '',
      onChange: (value) => setAttributes({ [attribute]: value || undefined }),
    });
    const selects = Object.entries(choices).map(([attribute, [label, values]]) =>
      createElement(components.SelectControl, {
        ...setting(attribute, label),
        options: Object.entries(values).map(([value, words]) => ({ value, label: words })),
      }));
    const fields = Object.entries(texts).map(([attribute, [label, help]]) =>
      createElement(components.TextControl, { ...setting(attribute, label), help }));
    return createElement('div', blockEditor.useBlockProps(),
      createElement(blockEditor.InspectorControls, {},
        createElement(components.PanelBody, { title: __('Settings', 'uncat-readiness') }, ...fields, ...selects)),
      createElement(components.Placeholder, {
        icon: 'forms',
        label: blocks.getBlockType(name).title,
        instructions: __('Readers see the self-assessment here. Its settings are in the sidebar.', 'uncat-readiness'),
      }));
  }

  blocks.registerBlockType(name, { edit, save: () => null });
})(window.wp);
