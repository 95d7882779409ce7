package audit

import "testing"

func TestComplaint(t *testing.T) {
	s := Scenario{
		Vars: map[string]string{"order": "DX-{{.amount}}", "amount": "9 EUR"},
		Messages: map[string]Message{
			"email":   {Subject: Text{"en": "Order {{.order}}"}, Body: Text{"en": "Where is {{ .order }} for {{.amount}}?\n", "fr": "Où ?"}},
			"default": {Body: Text{"": "Late: {{.order}}"}},
		},
	}
	for _, x := range [][3]string{
		{"email", "en", "Order DX-{{.amount}}\n\nWhere is DX-{{.amount}} for 9 EUR?"},
		{"email", "fr", "Order DX-{{.amount}}\n\nOù ?"},
		{"chat", "en", "Late: DX-{{.amount}}"},
	} {
		if got := s.Complaint(x[0], x[1]); got != x[2] {
			t.Errorf("%s in %s: %q, want %q", x[0], x[1], got, x[2])
		}
	}
	if got := (Scenario{}).Complaint("email", "en"); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
